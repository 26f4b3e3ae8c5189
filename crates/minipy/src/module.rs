//! `-m`: which text a module's name means when it is run as the program.
//!
//! It looks in folders and in the library as `import` does, but runs nothing: the packages around the module are imported later, by the
//! program's own interpreter. A package is run through its `__main__`. The texts of CPython for what cannot be run are here too.

use crate::source::{Source, SourceError, os_text, read_bytes};
use std::path::PathBuf;

/// What a name means.
enum Found {
    /// A file.
    File(PathBuf),
    /// A package, which is a folder, or several without `__init__.py`.
    Package(Vec<PathBuf>),
    /// A module of the library that is written in Python.
    Library(&'static str),
    /// A package of the library.
    LibraryPackage,
    /// A module of the library that is not.
    Native,
}

/// Reads the program that a module's name means; `path` are the folders to look in.
pub(crate) fn read(name: &str, path: &[PathBuf]) -> Result<Source, SourceError> {
    match find(name, path)? {
        found @ (Found::Package(_) | Found::LibraryPackage) => {
            let main = format!("{name}.__main__");
            let missing = || {
                SourceError::Module(format!(
                    "No module named {main}; '{name}' is a package and cannot be directly executed"
                ))
            };
            let last = match found {
                Found::Package(folders) => find_in(&main, &folders),
                _ => find_in(&main, &[]),
            };
            text(&main, name, last.ok_or_else(missing)?).ok_or_else(missing)?
        }
        found => {
            let package = name.rsplit_once('.').map_or("", |(package, _)| package);
            let missing = || SourceError::Module(format!("No code object available for {name}"));
            text(name, package, found).ok_or_else(missing)?
        }
    }
}

/// The source of something that is no package; nothing if it has none.
fn text(name: &str, package: &str, found: Found) -> Option<Result<Source, SourceError>> {
    let (bytes, filename) = match found {
        Found::File(path) => match read_bytes(&path) {
            Ok(bytes) => (bytes, os_text(path.as_os_str())),
            Err(error) => return Some(Err(error)),
        },
        Found::Library(text) => {
            let filename = format!("<minipy>/{}.py", name.replace('.', "/"));
            (text.as_bytes().to_vec(), filename)
        }
        Found::Package(_) | Found::LibraryPackage | Found::Native => return None,
    };
    Some(Ok(Source {
        bytes,
        shown: filename.clone(),
        program: Some(filename.clone()),
        filename,
        has_file: true,
        folder: std::env::current_dir()
            .map(|here| os_text(here.as_os_str()))
            .unwrap_or_default(),
        package: Some(package.to_owned()),
    }))
}

fn find(name: &str, path: &[PathBuf]) -> Result<Found, SourceError> {
    let wrong = |why: String, hint: &str| {
        SourceError::Module(format!(
            "Error while finding module specification for '{name}' (ModuleNotFoundError: {why}){hint}"
        ))
    };
    let mut folders = path.to_vec();
    for (end, _) in name.match_indices('.') {
        let around = &name[..end];
        folders = match find_in(around, &folders) {
            Some(Found::Package(folders)) => folders,
            Some(Found::LibraryPackage) => Vec::new(),
            Some(Found::File(_) | Found::Library(_) | Found::Native) => {
                let hint = match name.strip_suffix(".py") {
                    Some(stem) => format!(". Try using '{stem}' instead of '{name}' as the module name."),
                    None => String::new(),
                };
                let why = format!("__path__ attribute not found on '{around}' while trying to find '{name}'");
                return Err(wrong(why, &hint));
            }
            None => return Err(wrong(format!("No module named '{around}'"), "")),
        };
    }
    find_in(name, &folders).ok_or_else(|| SourceError::Module(format!("No module named {name}")))
}

/// What stands for the last part of a name in some folders, or for all of it in the library: in the order of `import`.
fn find_in(name: &str, folders: &[PathBuf]) -> Option<Found> {
    if minipy_stdlib::find(name).is_some() {
        return Some(Found::Native);
    }
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut parts = Vec::new();
    for folder in folders {
        let (package, module) = (folder.join(last), folder.join(format!("{last}.py")));
        if package.join("__init__.py").is_file() {
            return Some(Found::Package(vec![package]));
        }
        if module.is_file() {
            return Some(Found::File(module));
        }
        if package.is_dir() {
            parts.push(package);
        }
    }
    match minipy_stdlib::source(name) {
        Some(_) if minipy_stdlib::is_package(name) => Some(Found::LibraryPackage),
        Some(source) => Some(Found::Library(source)),
        None if parts.is_empty() => None,
        None => Some(Found::Package(parts)),
    }
}
