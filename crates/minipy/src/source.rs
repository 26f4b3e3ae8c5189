//! Where the text of a program comes from, and what the program is called.
//!
//! It decides the name that tracebacks and `__file__` show, the first entry of `sys.path`, and the texts of CPython for a script
//! that cannot be opened. Decoding the bytes is left to `compile.rs`.

use crate::module;
use minipy_vm::native::text::from_code_point;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// A file, as the user named it.
    File(PathBuf),
    /// The text after `-c`.
    Command(String),
    /// A module, which may be in a package.
    Module {
        /// Its name.
        name: String,
        /// The folders to look for it in.
        path: Vec<PathBuf>,
    },
    /// Standard input, up to its end.
    Stdin,
}

/// The bytes of a program and its names.
#[derive(Clone, Debug)]
pub struct Source {
    /// The bytes as they were read.
    pub bytes: Vec<u8>,
    /// The file as code objects, tracebacks and `__file__` name it: absolute for a script, else `<string>` or `<stdin>`.
    pub filename: String,
    /// The file as the user named it, for messages of our own.
    pub shown: String,
    /// Whether `__file__` exists: not for `-c`.
    pub has_file: bool,
    /// The folder that `sys.path` begins with: that of the script with links resolved, or the current one, which is the empty text.
    pub folder: String,
    /// `sys.argv[0]`, if it is not what the user wrote.
    pub program: Option<String>,
    /// `__package__`: the package that is imported before the program runs, or the empty text.
    pub package: Option<String>,
}

/// Why a program cannot be read, with the text of CPython behind its `python3: `.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file cannot be opened or read.
    #[error("can't open file '{}': {}", path.display(), system_text(error))]
    Open {
        /// The absolute path.
        path: PathBuf,
        /// The system's answer.
        error: io::Error,
    },
    /// The path is a directory with nothing to run in it.
    #[error("can't find '__main__' module in '{}'", .0.display())]
    Directory(PathBuf),
    /// There is no such module, or it cannot be run.
    #[error("{0}")]
    Module(String),
    /// Standard input cannot be read.
    #[error("can't read standard input: {}", system_text(.0))]
    Stdin(io::Error),
}

impl SourceError {
    /// The exit status of CPython.
    pub fn status(&self) -> u8 {
        match self {
            SourceError::Open { .. } => 2,
            SourceError::Directory(_) | SourceError::Module(_) | SourceError::Stdin(_) => 1,
        }
    }

    /// Whether there is no such file at all, as after a typing error.
    pub fn is_missing_file(&self) -> bool {
        matches!(self, SourceError::Open { error, .. } if error.kind() == io::ErrorKind::NotFound)
    }
}

impl Source {
    /// Makes the first line empty: the option `-x`, for files whose first line is for another program.
    pub fn skip_first_line(&mut self) {
        let end = self.bytes.iter().position(|&byte| byte == b'\n');
        self.bytes.drain(..end.unwrap_or(self.bytes.len()));
    }

    /// Reads a program. For standard input this waits until it ends.
    pub fn read(program: &Program) -> Result<Source, SourceError> {
        match program {
            Program::File(path) => read_file(path),
            Program::Command(text) => Ok(Source {
                bytes: dedent(text).into_owned().into_bytes(),
                filename: "<string>".into(),
                shown: "<string>".into(),
                has_file: false,
                folder: String::new(),
                program: None,
                package: None,
            }),
            Program::Module { name, path } => module::read(name, path),
            Program::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map_err(SourceError::Stdin)?;
                Ok(Source {
                    bytes,
                    filename: "<stdin>".into(),
                    shown: "<stdin>".into(),
                    has_file: true,
                    folder: String::new(),
                    program: None,
                    package: None,
                })
            }
        }
    }
}

fn read_file(path: &Path) -> Result<Source, SourceError> {
    let absolute = absolute(path);
    // The empty name is the current directory, as for CPython.
    if absolute.is_dir() {
        return read_directory(&absolute);
    }
    let bytes = read_bytes(&absolute)?;
    let resolved = absolute.canonicalize().unwrap_or_else(|_| absolute.clone());
    Ok(Source {
        bytes,
        filename: os_text(absolute.as_os_str()),
        shown: path.display().to_string(),
        has_file: true,
        folder: resolved
            .parent()
            .map(|folder| os_text(folder.as_os_str()))
            .unwrap_or_default(),
        program: None,
        package: None,
    })
}

/// A directory is run through its `__main__.py`, which finds the modules beside it.
fn read_directory(path: &Path) -> Result<Source, SourceError> {
    let main = path.join("__main__.py");
    if !main.is_file() {
        return Err(SourceError::Directory(path.to_owned()));
    }
    let filename = os_text(main.as_os_str());
    Ok(Source {
        bytes: read_bytes(&main)?,
        shown: filename.clone(),
        filename,
        has_file: true,
        folder: os_text(path.as_os_str()),
        program: None,
        package: Some(String::new()),
    })
}

/// The contents of a file.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    std::fs::read(path).map_err(|error| SourceError::Open {
        path: path.to_owned(),
        error,
    })
}

/// The path below the current directory, with its dots: CPython removes none either.
fn absolute(path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_owned();
    }
    let here = std::env::current_dir().unwrap_or_default();
    if path.as_os_str().is_empty() {
        here
    } else {
        here.join(path)
    }
}

/// Text of the system as Python sees it: bytes that are no UTF-8 become lone surrogates (PEP 383).
pub fn os_text(text: &OsStr) -> String {
    if let Some(text) = text.to_str() {
        return text.to_owned();
    }
    let mut decoded = String::new();
    for chunk in text.as_encoded_bytes().utf8_chunks() {
        decoded.push_str(chunk.valid());
        decoded.extend(
            chunk
                .invalid()
                .iter()
                .filter_map(|&byte| from_code_point(0xDC00 + u32::from(byte))),
        );
    }
    decoded
}

/// An error of the system as Python writes it, `[Errno 2] No such file or directory`: Rust appends the number instead.
fn system_text(error: &io::Error) -> String {
    let text = error.to_string();
    match (error.raw_os_error(), text.rfind(" (os error")) {
        (Some(number), Some(end)) => format!("[Errno {number}] {}", &text[..end]),
        _ => text,
    }
}

/// Removes the blanks that all lines begin with; CPython does so with the text of `-c` since 3.14. Lines that are blank do not
/// count, and become empty.
fn dedent(text: &str) -> Cow<'_, str> {
    let blanks = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut common: Option<&str> = None;
    for line in text.split('\n').filter(|line| blanks(line) < line.len()) {
        let indent = &line[..blanks(line)];
        let same = common.map_or(indent.len(), |known| {
            known.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count()
        });
        common = Some(&indent[..same]);
    }
    let Some(width) = common.map(str::len).filter(|&width| width > 0) else {
        return Cow::Borrowed(text);
    };
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| if blanks(line) == line.len() { "" } else { &line[width..] })
        .collect();
    Cow::Owned(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{Program, Source, dedent, os_text};
    use std::ffi::OsStr;

    #[test]
    fn common_indentation_goes() {
        for (text, expect) in [
            ("print(1)", "print(1)"),
            ("  print(1)", "print(1)"),
            ("\n  if 1:\n    print(1)\n \n  x\n", "\nif 1:\n  print(1)\n\nx\n"),
            ("\tx\n  y", "\tx\n  y"),
            ("  x\ny", "  x\ny"),
            ("   ", "   "),
            ("", ""),
        ] {
            assert_eq!(dedent(text), expect, "{text:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn foreign_bytes_become_surrogates() {
        use minipy_vm::native::text::code_point;
        use std::os::unix::ffi::OsStrExt;
        for (bytes, expect) in [
            (&b"abc"[..], vec![97, 98, 99]),
            (b"a\xffb", vec![97, 0xDCFF, 98]),
            ("\u{e9}".as_bytes(), vec![0xE9]),
            (b"\xe2\x82", vec![0xDCE2, 0xDC82]),
        ] {
            let text = os_text(OsStr::from_bytes(bytes));
            assert_eq!(text.chars().map(code_point).collect::<Vec<_>>(), expect, "{bytes:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_as_cpython_does() {
        let here = std::env::current_dir().unwrap();
        let here = here.display();
        for (path, status, expect) in [
            (
                "no_file.py",
                2,
                format!("can't open file '{here}/no_file.py': [Errno 2] No such file or directory"),
            ),
            (
                "Cargo.toml/x",
                2,
                format!("can't open file '{here}/Cargo.toml/x': [Errno 20] Not a directory"),
            ),
            ("src", 1, format!("can't find '__main__' module in '{here}/src'")),
            ("./src/", 1, format!("can't find '__main__' module in '{here}/./src/'")),
            ("", 1, format!("can't find '__main__' module in '{here}'")),
        ] {
            let error = Source::read(&Program::File(path.into())).unwrap_err();
            assert_eq!((error.status(), error.to_string()), (status, expect), "{path}");
        }
    }
}
