//! Where the files are: a folder of the reader's, one file, or the sample library inside the program.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::archive::{self, Packed};
use include_dir::{Dir, include_dir};

static SAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/samples");

/// Files beyond this are not opened; no disclosure comes near it.
const LARGEST: u64 = 512 << 20;

/// A set of files to read.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// A folder and everything in it, archives opened, or a single file.
    Folder(PathBuf),
    /// The sample library that the program carries: invented departments of an invented city.
    Samples,
}

/// One file on a shelf, not yet opened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Relative to the shelf, `/` between parts.
    pub path: Arc<str>,
    place: Place,
}

/// A file or folder that could not be listed, and why.
pub type Skipped = (Arc<str>, Unlisted);

/// Why a file or folder is not among the entries.
#[derive(Debug)]
pub enum Unlisted {
    /// The system's reason.
    System(io::Error),
    /// An archive that is broken.
    Damaged,
    /// A file in an archive behind a password.
    Locked,
    /// A file in an archive that is packed in a way that is not known.
    Packing,
    /// More than what is taken out of one archive: which bound.
    TooLarge(String),
}

#[derive(Clone, Debug)]
enum Place {
    Disk(PathBuf),
    Carried(&'static [u8]),
    Packed(Packed),
}

/// Where a file of a shelf is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// It is a file of its own.
    File(PathBuf),
    /// It is in this archive.
    Archive(PathBuf),
    /// It is inside the program.
    Carried,
    /// Nowhere: it was moved or deleted since it was listed.
    Gone,
}

impl Shelf {
    /// What the reader sees as the name of the shelf.
    pub fn name(&self) -> String {
        match self {
            Shelf::Folder(path) => path.display().to_string(),
            Shelf::Samples => "samples".into(),
        }
    }

    /// Whether the shelf can be opened at all, without listing it.
    ///
    /// # Errors
    /// Where there is no such folder or file, or the reader may not see into it.
    pub fn probe(&self) -> io::Result<()> {
        match self {
            Shelf::Samples => Ok(()),
            Shelf::Folder(path) if path.is_file() => std::fs::File::open(path).map(drop),
            Shelf::Folder(path) => std::fs::read_dir(path).map(drop),
        }
    }

    /// Where the file of an entry is, by the path of the entry.
    pub fn locate(&self, path: &str) -> Located {
        let Shelf::Folder(root) = self else { return Located::Carried };
        // A shelf of one file has no folder to look in.
        let at = |inner: &str| if root.is_file() { root.clone() } else { root.join(inner) };
        let archive = path.split_once("!/").map(|(archive, _)| at(archive));
        let whole = Some(at(path)).filter(|file| file.is_file() && (archive.is_none() || !root.is_file()));
        match (whole, archive) {
            (Some(file), _) => Located::File(file),
            (None, Some(archive)) if archive.is_file() => Located::Archive(archive),
            _ => Located::Gone,
        }
    }

    /// The files, in the order of their paths. Hidden files, office lock files and links that lead out of the folder are
    /// left aside; a folder that cannot be listed is skipped and reported with its reason.
    ///
    /// # Errors
    /// Where the folder itself cannot be opened.
    pub fn entries(&self) -> io::Result<(Vec<Entry>, Vec<Skipped>)> {
        let mut entries = Vec::new();
        let mut skipped = Vec::new();
        match self {
            Shelf::Samples => carried(&SAMPLES, &mut entries),
            Shelf::Folder(path) if path.is_file() => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                add(name.into(), path.clone(), &mut entries, &mut skipped);
            }
            Shelf::Folder(path) => {
                let root = path.canonicalize()?;
                list(&root, &root, &mut entries, &mut skipped)?;
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok((entries, skipped))
    }
}

impl Entry {
    /// The bytes of the file.
    ///
    /// # Errors
    /// Where the file cannot be read, or is larger than 512 MiB.
    pub fn bytes(&self) -> io::Result<Cow<'static, [u8]>> {
        match &self.place {
            Place::Carried(bytes) => Ok(Cow::Borrowed(bytes)),
            Place::Packed(packed) => packed.bytes().map(Cow::Owned),
            Place::Disk(path) => {
                if std::fs::metadata(path)?.len() > LARGEST {
                    return Err(io::Error::new(io::ErrorKind::FileTooLarge, "> 512 MiB"));
                }
                std::fs::read(path).map(Cow::Owned)
            }
        }
    }
}

fn carried(dir: &Dir<'static>, entries: &mut Vec<Entry>) {
    for file in dir.files() {
        let path: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        entries.push(Entry { path: path.join("/").into(), place: Place::Carried(file.contents()) });
    }
    for inner in dir.dirs() {
        carried(inner, entries);
    }
}

fn list(root: &Path, folder: &Path, entries: &mut Vec<Entry>, skipped: &mut Vec<Skipped>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let path = entry.path();
        let relative: Arc<str> = relative(root, &path).into();
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(error) => {
                skipped.push((relative, Unlisted::System(error)));
                continue;
            }
        };
        if !target.starts_with(root) {
            continue;
        }
        let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if target.is_dir() {
            // A link to a folder inside the shelf would list the same files twice, or without end.
            if !linked && let Err(error) = list(root, &path, entries, skipped) {
                skipped.push((relative, Unlisted::System(error)));
            }
        } else if target.is_file() && !linked {
            add(relative, path, entries, skipped);
        }
    }
    Ok(())
}

/// Adds a file, or the files of an archive.
fn add(relative: Arc<str>, path: PathBuf, entries: &mut Vec<Entry>, skipped: &mut Vec<Skipped>) {
    let Some(listing) = archive::list(&path) else {
        entries.push(Entry { path: relative, place: Place::Disk(path) });
        return;
    };
    let inner = |name: String| -> Arc<str> {
        if name.is_empty() { relative.clone() } else { format!("{relative}!/{name}").into() }
    };
    let files = listing.files.into_iter();
    entries.extend(files.map(|(name, packed)| Entry { path: inner(name), place: Place::Packed(packed) }));
    skipped.extend(listing.left.into_iter().map(|(name, why)| (inner(name), why)));
}

fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
