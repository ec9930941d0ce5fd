//! Where a journal is: in the user's own folder or where the reader says, never in the folder under review.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::ReviewFault;
use crate::source::Shelf;

/// What the journal is called.
const NAME: &str = "review.jsonl";

/// How many links are followed, so that one that leads to itself comes to an end.
const LINKS: u8 = 40;

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
    real(a) == real(b) || has_both_names(a, b)
}

/// Whether one file has both names.
#[cfg(unix)]
fn has_both_names(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path: &Path| path.metadata().map(|about| (about.dev(), about.ino())).ok();
    number(a).is_some_and(|a| number(b) == Some(a))
}

/// Elsewhere the system does not say so.
#[cfg(not(unix))]
fn has_both_names(_: &Path, _: &Path) -> bool {
    false
}

/// A path without links, as far as it leads to something; a link to what is not there leads to that.
fn real(path: &Path) -> PathBuf {
    followed(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()), LINKS)
}

fn followed(whole: PathBuf, links: u8) -> PathBuf {
    let mut rest: Vec<&OsStr> = Vec::new();
    // How many folders that are not there are left again by `..`.
    let mut left = 0_usize;
    for folder in whole.ancestors() {
        let below = |found: PathBuf| rest.iter().rev().fold(found, |path, name| path.join(name));
        if let Ok(found) = folder.canonicalize() {
            return below(found.ancestors().nth(left).unwrap_or(Path::new("/")).to_owned());
        }
        if let (Ok(target), Some(links), Some(parent)) = (folder.read_link(), links.checked_sub(1), folder.parent()) {
            return followed(below(parent.join(target)), links);
        }
        match folder.file_name() {
            None => left += 1,
            Some(_) if left > 0 => left -= 1,
            Some(name) => rest.push(name),
        }
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
        for inside in [
            folder.join("r.jsonl"),
            folder.join("新/r.jsonl"),
            folder.join("../公开/r.jsonl"),
            above.path().join("无/../公开/r.jsonl"),
            folder.join("无/../r.jsonl"),
            above.path().join("别处/../../").join(above.path().file_name().expect("a name")).join("公开/r.jsonl"),
        ] {
            assert!(matches!(journal_path(Some(&inside), &shelf), Err(ReviewFault::InsideFolder(_))), "{inside:?}");
        }
        for outside in
            [above.path().join("r.jsonl"), above.path().join("公开2/r.jsonl"), folder.join("无/../../r.jsonl")]
        {
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

    #[cfg(unix)]
    #[test]
    fn a_link_to_what_is_not_there_yet_is_seen_through() {
        use std::os::unix::fs::symlink;
        let above = tempfile::tempdir().expect("a folder");
        let (folder, link) = (above.path().join("公开"), above.path().join("link.jsonl"));
        std::fs::create_dir(&folder).expect("a folder");
        symlink("second.jsonl", &link).expect("a link");
        symlink("公开/r.jsonl", above.path().join("second.jsonl")).expect("a link");
        assert!(journal_path(Some(&link), &Shelf::Folder(folder.clone())).is_err());
        assert!(is_same_file(&link, &folder.join("r.jsonl")));
        std::fs::write(folder.join("r.jsonl"), "").expect("a file");
        std::fs::hard_link(folder.join("r.jsonl"), above.path().join("name.jsonl")).expect("another name");
        assert!(is_same_file(&above.path().join("name.jsonl"), &folder.join("r.jsonl")));
        assert!(!is_same_file(&above.path().join("none.jsonl"), &above.path().join("nor.jsonl")));
        let round = above.path().join("round");
        symlink("round", &round).expect("a link");
        assert!(journal_path(Some(&round), &Shelf::Folder(folder)).is_ok());
    }
}
