//! Folders, read recursively, entries sorted by name; hidden entries and links to folders are left out.

use super::{InputError, error, unopened};
use std::path::{Path, PathBuf};

/// A file found.
pub(super) struct Found {
    /// Its path.
    pub path: PathBuf,
    /// Its path below the folder named.
    pub below: PathBuf,
}

/// The files below a folder. Only the folders on the way down are held in memory, not the whole tree.
pub(super) struct Walk {
    root: PathBuf,
    stack: Vec<std::vec::IntoIter<PathBuf>>,
    failed: Option<InputError>,
}

impl Walk {
    pub(super) fn new(root: &Path) -> Walk {
        let mut walk = Walk { root: root.to_owned(), stack: Vec::new(), failed: None };
        walk.enter(root);
        walk
    }

    fn enter(&mut self, folder: &Path) {
        match std::fs::read_dir(folder) {
            Ok(entries) => {
                let hidden =
                    |p: &PathBuf| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
                let mut paths: Vec<PathBuf> =
                    entries.flatten().map(|e| e.path()).filter(|p| !hidden(p)).collect();
                paths.sort();
                self.stack.push(paths.into_iter());
            }
            Err(cause) => self.failed = Some(unopened(folder, &cause)),
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Found, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(error) = self.failed.take() {
                return Some(Err(error));
            }
            let Some(path) = self.stack.last_mut()?.next() else {
                self.stack.pop();
                continue;
            };
            match std::fs::symlink_metadata(&path) {
                Ok(meta) if meta.is_dir() => self.enter(&path),
                Ok(meta) if meta.is_symlink() && path.is_dir() => {}
                Ok(_) if path.is_file() => {
                    let below = path.strip_prefix(&self.root).unwrap_or(&path).to_owned();
                    return Some(Ok(Found { path, below }));
                }
                Ok(meta) if meta.is_symlink() => {
                    let what = "a link to what is not there; take it out, or mend it";
                    return Some(Err(error(&path, 0, "missing", what)));
                }
                // A pipe would be waited on for ever.
                Ok(_) => {
                    let what = "a pipe, a socket or a device, and no file; read it by - as standard input";
                    return Some(Err(error(&path, 0, "special", what)));
                }
                Err(cause) => return Some(Err(unopened(&path, &cause))),
            }
        }
    }
}
