//! Where a journal is: in the user's own folder or where the reader says, never in the folder under review.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::ReviewFault;
use crate::source::Shelf;

/// What the journal is called.
const NAME: &str = "review.jsonl";

/// The journal in the folder that the system has for the user's data; `None` where it names none.
pub fn default_path() -> Option<PathBuf> {
    ProjectDirs::from("", "", "kuanxiang").map(|folders| folders.data_dir().join(NAME))
}

/// The journal for a shelf: the one that is given, else the default.
///
/// # Errors
/// Where it would be in the folder under review, or is not given and there is no default.
pub fn journal_path(given: Option<&Path>, shelf: &Shelf) -> Result<PathBuf, ReviewFault> {
    let path = given.map(Path::to_owned).or_else(default_path).ok_or(ReviewFault::NoDataFolder)?;
    match shelf {
        Shelf::Folder(folder) if real(&path).starts_with(real(folder)) => Err(ReviewFault::InsideFolder(path)),
        Shelf::Folder(_) | Shelf::Samples => Ok(path),
    }
}

/// Whether two paths lead to one file, which need not be there.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    real(a) == real(b)
}

/// A path without links, as far as it leads to something.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest: Vec<&OsStr> = Vec::new();
    for folder in whole.ancestors() {
        if let Ok(found) = folder.canonicalize() {
            return rest.into_iter().rev().fold(found, |path, name| path.join(name));
        }
        rest.extend(folder.file_name());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_in_the_folder_under_review() {
        let above = tempfile::tempdir().expect("a folder");
        let folder = above.path().join("公开");
        std::fs::create_dir(&folder).expect("a folder");
        let shelf = Shelf::Folder(folder.clone());
        for inside in [folder.join("r.jsonl"), folder.join("新/r.jsonl"), folder.join("../公开/r.jsonl")] {
            assert!(matches!(journal_path(Some(&inside), &shelf), Err(ReviewFault::InsideFolder(_))), "{inside:?}");
        }
        for outside in [above.path().join("r.jsonl"), above.path().join("公开2/r.jsonl")] {
            assert_eq!(journal_path(Some(&outside), &shelf).expect("a place"), outside);
            assert_eq!(journal_path(Some(&outside), &Shelf::Samples).expect("a place"), outside);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_the_folder_is_seen_through() {
        let above = tempfile::tempdir().expect("a folder");
        let folder = above.path().join("a");
        std::fs::create_dir(&folder).expect("a folder");
        let link = above.path().join("link");
        std::os::unix::fs::symlink(&folder, &link).expect("a link");
        assert!(journal_path(Some(&link.join("r.jsonl")), &Shelf::Folder(folder.clone())).is_err());
        assert!(is_same_file(&link.join("r.jsonl"), &folder.join("r.jsonl")));
        assert!(!is_same_file(&link.join("r.jsonl"), &above.path().join("r.jsonl")));
    }
}
