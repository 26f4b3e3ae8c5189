//! `posix.listdir` and `posix.scandir`: what stands in a directory.
//!
//! A directory is read in one go, without the lock; what `scandir` gives out afterwards is what stood there then.

use super::files::{failed, name};
use super::stat_result;
use crate::fs_path::{Accepts, Place, Target, target};
use minipy_vm::native::os_calls;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Signature, Thread, Value,
    class_getitem, os_error,
};
use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirEntryExt;
use std::path::Path;

/// What a directory says about an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Directory,
    Link,
    Other,
    Unknown,
}

struct Entry {
    name: Vec<u8>,
    inode: u64,
    kind: Kind,
}

fn read_directory(path: &[u8]) -> io::Result<Vec<Entry>> {
    std::fs::read_dir(Path::new(OsStr::from_bytes(path)))?
        .map(|entry| {
            let entry = entry?;
            let kind = match entry.file_type() {
                Ok(kind) if kind.is_file() => Kind::File,
                Ok(kind) if kind.is_dir() => Kind::Directory,
                Ok(kind) if kind.is_symlink() => Kind::Link,
                Ok(_) => Kind::Other,
                Err(_) => Kind::Unknown,
            };
            Ok(Entry {
                name: entry.file_name().as_bytes().to_vec(),
                inode: entry.ino(),
                kind,
            })
        })
        .collect()
}

fn entries(thread: &mut Thread, target: &Target) -> Outcome<Vec<Entry>> {
    let path = match &target.place {
        Place::Path(path) => path.clone(),
        Place::Descriptor(fd) => format!("/proc/self/fd/{fd}").into_bytes(),
    };
    let result = thread.system_call(|| read_directory(&path))?;
    result.map_err(|error| failed(thread, &error, &target.shown))
}

/// `listdir(path=None)`.
pub(super) fn listdir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let path = args.get(0).cloned().unwrap_or(Value::NONE);
    let target = target(thread, &path, "listdir", "path", Accepts::Nothing)?;
    let mut names = Vec::new();
    for entry in entries(thread, &target)? {
        names.push(name(thread, &entry.name, target.is_bytes())?);
    }
    Ok(Value::list(names))
}

/// `scandir(path=None)`.
pub(super) fn scandir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let path = args.get(0).cloned().unwrap_or(Value::NONE);
    let target = target(thread, &path, "scandir", "path", Accepts::Nothing)?;
    let (folder, dir) = match &target.place {
        Place::Path(path) => (path.clone(), None),
        Place::Descriptor(fd) => (Vec::new(), Some(*fd)),
    };
    let mut entries = entries(thread, &target)?;
    entries.reverse();
    let class = thread.native_class(&ITERATOR);
    let iterator = Iterator {
        entries,
        folder,
        dir,
        is_bytes: target.is_bytes(),
    };
    Ok(Value::payload_object(&class, iterator))
}

/// What `scandir` gives.
struct Iterator {
    /// What is still to come, the next one last.
    entries: Vec<Entry>,
    folder: Vec<u8>,
    /// The directory's descriptor, if it was given by that.
    dir: Option<i32>,
    is_bytes: bool,
}

impl Payload for Iterator {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

fn itself(_: &mut Thread, iterator: &Value) -> Outcome {
    Ok(iterator.clone())
}

fn next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(state) = iterator.payload_mut::<Iterator>(thread) else {
        return Ok(None);
    };
    let Some(entry) = state.entries.pop() else {
        return Ok(None);
    };
    let mut path = state.folder.clone();
    if !path.is_empty() && !path.ends_with(b"/") {
        path.push(b'/');
    }
    path.extend_from_slice(&entry.name);
    let (is_bytes, dir) = (state.is_bytes, state.dir);
    let (name_value, path_value) = (name(thread, &entry.name, is_bytes)?, name(thread, &path, is_bytes)?);
    let class = thread.native_class(&DIR_ENTRY);
    Ok(Some(Value::payload_object(
        &class,
        DirEntry {
            name: name_value,
            path: path_value,
            bytes: path,
            dir,
            inode: entry.inode,
            kind: entry.kind,
        },
    )))
}

fn enter(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(state) = args[0].payload_mut::<Iterator>(thread) {
        state.entries = Vec::new();
    }
    Ok(Value::NONE)
}

static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    iter: Some(itself),
    next: Some(next),
    ..NativeSlots::NONE
};

static ITERATOR: NativeClass = NativeClass {
    name: "ScandirIterator",
    module: "posix",
    base: ClassId::Object,
    slots: Some(&ITERATOR_SLOTS),
    methods: &[
        NativeDef::method("__enter__", Arity::Zero, enter),
        NativeDef::method("__exit__", Arity::Any, close),
        NativeDef::method("close", Arity::Zero, close),
    ],
    has_dict: false,
    is_final: true,
};

/// `os.DirEntry`.
struct DirEntry {
    name: Value,
    path: Value,
    bytes: Vec<u8>,
    /// What the path starts from.
    dir: Option<i32>,
    inode: u64,
    kind: Kind,
}

impl Payload for DirEntry {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        visit(&self.path);
    }
}

fn get_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .payload::<DirEntry>(thread)
        .map_or(Value::NONE, |entry| entry.name.clone()))
}

fn get_path(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .payload::<DirEntry>(thread)
        .map_or(Value::NONE, |entry| entry.path.clone()))
}

fn inode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let inode = args[0].payload::<DirEntry>(thread).map_or(0, |entry| entry.inode);
    Ok(Value::int(inode.cast_signed()))
}

fn follows(thread: &mut Thread, args: Args<'_>) -> Outcome<bool> {
    args.get(1).map_or(Ok(true), |follow| thread.truth(follow))
}

fn stat_of(thread: &mut Thread, entry: &Value, follow: bool) -> Outcome<Result<os_calls::Stat, Raised>> {
    let Some((bytes, path, dir)) = entry
        .payload::<DirEntry>(thread)
        .map(|entry| (entry.bytes.clone(), entry.path.clone(), entry.dir))
    else {
        return Ok(Err(thread.type_error("a DirEntry is needed")));
    };
    let result = thread.system_call(|| os_calls::stat_path(dir, &bytes, follow))?;
    Ok(result.map_err(|error| os_error(thread, &error, Some(&path))))
}

fn stat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let follow = follows(thread, args)?;
    let stat = stat_of(thread, &args[0], follow)??;
    Ok(stat_result::make(thread, &stat))
}

/// Is it of a kind? What the directory does not say, or says of a link, the file is asked.
fn is_kind(thread: &mut Thread, args: Args<'_>, kind: Kind, mode: u32) -> Outcome {
    let follow = follows(thread, args)?;
    let known = args[0]
        .payload::<DirEntry>(thread)
        .map_or(Kind::Unknown, |entry| entry.kind);
    if known != Kind::Unknown && !(follow && known == Kind::Link) {
        return Ok(Value::bool(known == kind));
    }
    match stat_of(thread, &args[0], follow)? {
        Ok(stat) => Ok(Value::bool(stat.mode & 0o170_000 == mode)),
        Err(raised) => {
            drop(thread.catch(raised, ClassId::FileNotFoundError)?);
            Ok(Value::FALSE)
        }
    }
}

fn is_dir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    is_kind(thread, args, Kind::Directory, 0o040_000)
}

fn is_file(thread: &mut Thread, args: Args<'_>) -> Outcome {
    is_kind(thread, args, Kind::File, 0o100_000)
}

fn is_symlink(thread: &mut Thread, args: Args<'_>) -> Outcome {
    is_kind(
        thread,
        Args::positional(&[args[0].clone(), Value::FALSE]),
        Kind::Link,
        0o120_000,
    )
}

fn no(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::FALSE)
}

fn repr(thread: &mut Thread, entry: &Value) -> Outcome {
    let name = entry
        .payload::<DirEntry>(thread)
        .map_or(Value::NONE, |entry| entry.name.clone());
    Ok(Value::str(&format!("<DirEntry {}>", thread.repr_text(&name)?)))
}

static ENTRY_SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    ..NativeSlots::NONE
};

static FOLLOW: Signature = Signature {
    params: &["follow_symlinks"],
    required: 0,
    positional_only: 0,
    keyword_only: 1,
};

static DIR_ENTRY: NativeClass = NativeClass {
    name: "DirEntry",
    module: "posix",
    base: ClassId::Object,
    slots: Some(&ENTRY_SLOTS),
    methods: &[
        NativeDef::getter("name", get_name),
        NativeDef::getter("path", get_path),
        NativeDef::method("__fspath__", Arity::Zero, get_path),
        NativeDef::method("inode", Arity::Zero, inode),
        NativeDef::method("is_dir", Arity::Named(&FOLLOW), is_dir),
        NativeDef::method("is_file", Arity::Named(&FOLLOW), is_file),
        NativeDef::method("is_junction", Arity::Zero, no),
        NativeDef::method("is_symlink", Arity::Zero, is_symlink),
        NativeDef::method("stat", Arity::Named(&FOLLOW), stat),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    ],
    has_dict: false,
    is_final: true,
};

/// The class.
pub(super) fn class(thread: &mut Thread) -> Value {
    thread.native_class(&DIR_ENTRY)
}
