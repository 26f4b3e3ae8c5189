//! `_io.FileIO`: a descriptor of the system as a file without a buffer.
//!
//! Every call that may wait goes without the interpreter's lock. A descriptor that one thread closes while another reads from it is the
//! system's business: the read goes on with what it has, or fails with EBADF.

use super::base::{self, raw_base, size_argument, unsupported};
use super::bytes_argument::{self, fill, writable_length};
use crate::fs_path;
use crate::support::{c_int, with_receiver};
use minipy_vm::native::os_calls::{self, Stat, flags};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Signature, Thread, Value,
    os_error,
};
use std::io::{self, ErrorKind};

/// What a `FileIO` is.
pub(crate) struct File {
    /// The descriptor; -1 while there is none.
    pub fd: i32,
    created: bool,
    pub readable: bool,
    pub writable: bool,
    appending: bool,
    /// Is it closed with the object?
    closes: bool,
    /// Known once asked for.
    seekable: Option<bool>,
    /// The size of reads the system prefers.
    pub block_size: usize,
    /// Its class is `FileIO` itself and no script's, which may have methods of its own.
    plain: bool,
}

impl Payload for File {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

impl File {
    const NONE: File = File {
        fd: -1,
        created: false,
        readable: false,
        writable: false,
        appending: false,
        closes: true,
        seekable: None,
        block_size: super::DEFAULT_BUFFER_SIZE,
        plain: false,
    };

    fn mode(&self) -> &'static str {
        match (self.created, self.appending, self.readable, self.writable) {
            (true, _, true, _) => "xb+",
            (true, ..) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, ..) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}

/// A file over a descriptor that stays open when the file is closed: the standard streams'.
pub(crate) fn standard(thread: &mut Thread, fd: i32, name: &str, readable: bool) -> Value {
    let class = class(thread);
    let file = File {
        fd,
        readable,
        writable: !readable,
        closes: false,
        plain: true,
        ..File::NONE
    };
    let file = Value::payload_object(&class, file);
    thread.set_own_attribute(&file, &Value::intern("name"), Value::str(name));
    file
}

#[cold]
fn closed(thread: &mut Thread) -> Raised {
    thread.value_error("I/O operation on closed file")
}

/// The descriptor, unless the file is closed.
pub(crate) fn descriptor(thread: &mut Thread, file: &Value) -> Outcome<i32> {
    match file.payload::<File>(thread) {
        Some(file) if file.fd >= 0 => Ok(file.fd),
        _ => Err(closed(thread)),
    }
}

fn for_reading(thread: &mut Thread, file: &Value) -> Outcome<i32> {
    let fd = descriptor(thread, file)?;
    match file.payload::<File>(thread) {
        Some(file) if file.readable => Ok(fd),
        _ => Err(unsupported(thread, "File not open for reading")),
    }
}

fn for_writing(thread: &mut Thread, file: &Value) -> Outcome<i32> {
    let fd = descriptor(thread, file)?;
    match file.payload::<File>(thread) {
        Some(file) if file.writable => Ok(fd),
        _ => Err(unsupported(thread, "File not open for writing")),
    }
}

/// The system's answer; None if it has nothing for one who does not wait.
fn unless_blocked<R>(thread: &mut Thread, result: io::Result<R>) -> Outcome<Option<R>> {
    match result {
        Ok(result) => Ok(Some(result)),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(None),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// Reads once, behind what stands in `bytes`, at most `size` more; None if there is nothing yet.
pub(crate) fn read_once(thread: &mut Thread, file: &Value, bytes: &mut Vec<u8>, size: usize) -> Outcome<Option<usize>> {
    let fd = for_reading(thread, file)?;
    let start = bytes.len();
    if bytes.try_reserve(size).is_err() {
        return Err(thread.memory_error());
    }
    bytes.resize(start + size, 0);
    let result = thread.system_call(|| os_calls::read(fd, &mut bytes[start..]));
    let count = match result {
        Ok(result) => unless_blocked(thread, result),
        Err(raised) => Err(raised),
    };
    bytes.truncate(start + count.as_ref().map_or(0, |count| count.unwrap_or(0)));
    count
}

/// Writes once; None if nothing can be written yet.
pub(crate) fn write_once(thread: &mut Thread, file: &Value, bytes: &[u8]) -> Outcome<Option<usize>> {
    let fd = for_writing(thread, file)?;
    let result = thread.system_call(|| os_calls::write(fd, bytes))?;
    unless_blocked(thread, result)
}

/// Reads to the end of the file; None if there is nothing yet.
pub(crate) fn read_all(thread: &mut Thread, file: &Value, bytes: &mut Vec<u8>) -> Outcome<Option<()>> {
    let fd = for_reading(thread, file)?;
    let mut size = super::DEFAULT_BUFFER_SIZE;
    // A file that lies on a disk says how much there is; one byte more finds its end without another room.
    if let Ok(Stat { size: length @ 1.., .. }) = os_calls::stat(fd)
        && let Ok(position) = os_calls::seek(fd, 0, libc_seek::CURRENT)
    {
        size = usize::try_from(length - position).unwrap_or(0).saturating_add(1);
    }
    let mut any = false;
    loop {
        match read_once(thread, file, bytes, size)? {
            None if !any => return Ok(None),
            None | Some(0) => return Ok(Some(())),
            Some(count) => {
                any = true;
                size = size
                    .saturating_sub(count)
                    .max(super::DEFAULT_BUFFER_SIZE.min(bytes.len().max(4096)));
            }
        }
    }
}

/// Where `seek` counts from, as the system numbers it.
pub(crate) mod libc_seek {
    /// From the beginning.
    pub const START: i32 = 0;
    /// From the position.
    pub const CURRENT: i32 = 1;
    /// From the end.
    pub const END: i32 = 2;
}

/// Moves the position.
pub(crate) fn seek_to(thread: &mut Thread, file: &Value, offset: i64, whence: i32) -> Outcome<i64> {
    let fd = descriptor(thread, file)?;
    let result = thread.system_call(|| os_calls::seek(fd, offset, whence))?;
    result.map_err(|error| os_error(thread, &error, None))
}

/// Closes the descriptor, if it is the file's to close.
pub(crate) fn close_file(thread: &mut Thread, file: &Value) -> Outcome<()> {
    let Some(state) = file.payload_mut::<File>(thread) else {
        return Ok(());
    };
    let (fd, closes) = (std::mem::replace(&mut state.fd, -1), state.closes);
    if fd < 0 || !closes {
        return Ok(());
    }
    // Not begun again after a signal: the descriptor is gone all the same.
    match thread.unlocked(minipy_vm::native::Cause::BlockingIo, || os_calls::close(fd)) {
        Err(error) if error.kind() != ErrorKind::Interrupted => Err(os_error(thread, &error, None)),
        _ => Ok(()),
    }
}

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(unopened(thread, class))
}

/// A file that is still to be opened.
pub(crate) fn unopened(thread: &mut Thread, class: &Value) -> Value {
    let plain = class.is(&self::class(thread));
    Value::payload_object(class, File { plain, ..File::NONE })
}

static INIT: Signature = Signature {
    params: &["file", "mode", "closefd", "opener"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static INIT_DEF: NativeDef = NativeDef::method("FileIO", Arity::Named(&INIT), init_places);

fn init(thread: &mut Thread, file: &Value, args: Args<'_>) -> Outcome<()> {
    with_receiver(thread, &INIT_DEF, file, args).map(drop)
}

fn init_places(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mode = match args.get(2) {
        None => "r".to_owned(),
        Some(mode) => match mode.as_str() {
            Some(mode) => mode.to_owned(),
            None => {
                let message = format!(
                    "FileIO() argument 'mode' must be str, not {}",
                    thread.argument_name(mode)
                );
                return Err(thread.type_error(message));
            }
        },
    };
    let closes = match args.get(3) {
        Some(closes) => thread.truth(closes)?,
        None => true,
    };
    let opener = args.get(4).filter(|opener| !opener.is_none()).cloned();
    open(thread, &args[0], &args[1], &mode, closes, opener.as_ref())?;
    Ok(Value::NONE)
}

/// The flags of a mode.
fn parse_mode(thread: &mut Thread, mode: &str) -> Outcome<(File, i32)> {
    let (mut file, mut bits, mut kinds, mut plus) = (File::NONE, 0, 0, 0);
    for c in mode.chars() {
        match c {
            'x' => (file.created, file.writable, bits) = (true, true, bits | flags::EXCL | flags::CREAT),
            'r' => file.readable = true,
            'w' => (file.writable, bits) = (true, bits | flags::CREAT | flags::TRUNC),
            'a' => (file.appending, file.writable, bits) = (true, true, bits | flags::APPEND | flags::CREAT),
            'b' => continue,
            '+' => {
                plus += 1;
                continue;
            }
            _ => return Err(thread.value_error(format!("invalid mode: {mode}"))),
        }
        kinds += 1;
    }
    if kinds != 1 || plus > 1 {
        let message = "Must have exactly one of create/read/write/append mode and at most one plus";
        return Err(thread.value_error(message));
    }
    if plus == 1 {
        (file.readable, file.writable) = (true, true);
    }
    bits |= match (file.readable, file.writable) {
        (true, true) => flags::RDWR,
        (true, false) => flags::RDONLY,
        _ => flags::WRONLY,
    };
    Ok((file, bits))
}

/// Opens what a `FileIO` is to be.
pub(crate) fn open(
    thread: &mut Thread,
    file: &Value,
    name: &Value,
    mode: &str,
    closes: bool,
    opener: Option<&Value>,
) -> Outcome<()> {
    close_file(thread, file)?;
    let given = match name.as_small_int().is_some() || thread.is_a(name, ClassId::Int) {
        true => {
            let fd = match thread.index(name) {
                Ok(fd) => i32::try_from(fd).ok(),
                Err(_) => {
                    drop(thread.take_exception());
                    None
                }
            };
            match fd {
                Some(fd) if fd < 0 => return Err(thread.value_error("negative file descriptor")),
                Some(fd) => Some(fd),
                None => {
                    let message = "expected str, bytes or os.PathLike object, not int";
                    return Err(thread.type_error(message));
                }
            }
        }
        false => None,
    };
    let (mut made, bits) = parse_mode(thread, mode)?;
    made.closes = closes;
    let path = match given {
        Some(_) => Value::NONE,
        None => fs_path::fspath(thread, name)?,
    };
    made.fd = match (given, opener) {
        (Some(fd), _) => fd,
        (None, _) if !closes => return Err(thread.value_error("Cannot use closefd=False with file name")),
        (None, Some(opener)) => call_opener(thread, opener, name, bits)?,
        (None, None) => {
            let bytes = fs_path::encode(thread, &path)?;
            let result = thread.system_call(|| os_calls::open(None, &bytes, bits, 0o666))?;
            result.map_err(|error| os_error(thread, &error, Some(&path)))?
        }
    };
    let shown = if given.is_some() { name } else { &path };
    finish_open(thread, file, made, shown, given.is_none())
}

fn call_opener(thread: &mut Thread, opener: &Value, name: &Value, bits: i32) -> Outcome<i32> {
    let fd = thread.call(opener, &[name.clone(), Value::int((bits | flags::CLOEXEC).into())])?;
    if fd.as_small_int().is_none() && !thread.is_a(&fd, ClassId::Int) {
        return Err(thread.type_error("expected integer from opener"));
    }
    let fd = c_int(thread, &fd)?;
    if fd < 0 {
        return Err(thread.value_error(format!("opener returned {fd}")));
    }
    os_calls::set_inheritable(fd, false).map_err(|error| os_error(thread, &error, None))?;
    Ok(fd)
}

/// Looks at what was opened. A descriptor that is no good stays open if a script gave it.
fn finish_open(thread: &mut Thread, file: &Value, made: File, name: &Value, own: bool) -> Outcome<()> {
    let (fd, appending) = (made.fd, made.appending);
    let found = os_calls::stat(fd).and_then(|stat| match stat.mode & flags::FILE_TYPE {
        flags::DIRECTORY => Err(io::Error::from_raw_os_error(flags::EISDIR)),
        _ => Ok(stat),
    });
    let stat = match found {
        Ok(stat) => stat,
        Err(error) => {
            if own && made.closes {
                let _ = os_calls::close(fd);
            }
            let is_directory = error.raw_os_error() == Some(flags::EISDIR);
            return Err(os_error(thread, &error, is_directory.then_some(name)));
        }
    };
    if let Some(state) = file.payload_mut::<File>(thread) {
        *state = File {
            plain: state.plain,
            ..made
        };
        if stat.block_size > 1 {
            state.block_size = stat.block_size as usize;
        }
    }
    thread.set_own_attribute(file, &Value::intern("name"), name.clone());
    if appending {
        let end = os_calls::seek(fd, 0, libc_seek::END);
        if let Some(state) = file.payload_mut::<File>(thread) {
            state.seekable = Some(end.is_ok());
        }
    }
    Ok(())
}

fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for_reading(thread, &args[0])?;
    let Some(size) = size_argument(thread, args.get(1))? else {
        return readall(thread, args);
    };
    let mut bytes = Vec::new();
    let got = read_once(thread, &args[0], &mut bytes, size)?;
    bytes_or_none(thread, got.is_some(), &bytes)
}

fn bytes_or_none(thread: &mut Thread, any: bool, bytes: &[u8]) -> Outcome {
    if !any {
        return Ok(Value::NONE);
    }
    let made = Value::bytes(bytes);
    thread.made(made)
}

fn readall(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut bytes = Vec::new();
    let got = read_all(thread, &args[0], &mut bytes)?;
    bytes_or_none(thread, got.is_some(), &bytes)
}

fn readinto(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for_reading(thread, &args[0])?;
    let length = writable_length(thread, &args[1], "readinto")?;
    let mut bytes = Vec::new();
    let got = read_once(thread, &args[0], &mut bytes, length)?;
    fill(thread, &args[1], &bytes)?;
    Ok(got.map_or(Value::NONE, Value::length))
}

fn write(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument::bytes(thread, &args[1])?;
    let written = write_once(thread, &args[0], &bytes)?;
    Ok(written.map_or(Value::NONE, Value::length))
}

fn seek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    descriptor(thread, &args[0])?;
    let offset = thread.index(&args[1])?;
    let whence = match args.get(2) {
        Some(whence) => c_int(thread, whence)?,
        None => libc_seek::START,
    };
    seek_to(thread, &args[0], offset, whence).map(Value::int)
}

fn tell(thread: &mut Thread, args: Args<'_>) -> Outcome {
    seek_to(thread, &args[0], 0, libc_seek::CURRENT).map(Value::int)
}

fn truncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = for_writing(thread, &args[0])?;
    let length = match args.get(1).filter(|length| !length.is_none()) {
        Some(length) => thread.index(length)?,
        None => seek_to(thread, &args[0], 0, libc_seek::CURRENT)?,
    };
    let result = thread.system_call(|| os_calls::truncate(fd, length))?;
    result.map_err(|error| os_error(thread, &error, None))?;
    Ok(Value::int(length))
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let flushed = base::close(thread, Args::positional(&args.values[..1]));
    // Closing may have been asked for by a flush of the script's, which sees the same attribute.
    let pending = flushed.is_err().then(|| thread.take_exception());
    let closed = close_file(thread, &args[0]);
    match pending {
        Some(error) if closed.is_ok() => Err(thread.reraise(error)),
        _ => closed.map(|()| Value::NONE),
    }
}

fn fileno(thread: &mut Thread, args: Args<'_>) -> Outcome {
    descriptor(thread, &args[0]).map(|fd| Value::int(fd.into()))
}

fn isatty(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = descriptor(thread, &args[0])?;
    Ok(Value::bool(os_calls::is_terminal(fd)))
}

fn readable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    descriptor(thread, &args[0])?;
    Ok(Value::bool(
        args[0].payload::<File>(thread).is_some_and(|file| file.readable),
    ))
}

fn writable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    descriptor(thread, &args[0])?;
    Ok(Value::bool(
        args[0].payload::<File>(thread).is_some_and(|file| file.writable),
    ))
}

/// Can the position be moved?
pub(crate) fn is_seekable(thread: &mut Thread, file: &Value) -> Outcome<bool> {
    let fd = descriptor(thread, file)?;
    let Some(state) = file.payload_mut::<File>(thread) else {
        return Ok(false);
    };
    Ok(*state
        .seekable
        .get_or_insert_with(|| os_calls::seek(fd, 0, libc_seek::CURRENT).is_ok()))
}

fn seekable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    is_seekable(thread, &args[0]).map(Value::bool)
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        args[0].payload::<File>(thread).is_none_or(|file| file.fd < 0),
    ))
}

fn get_closefd(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        args[0].payload::<File>(thread).is_none_or(|file| file.closes),
    ))
}

fn get_mode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mode = args[0].payload::<File>(thread).map_or("", File::mode);
    Ok(Value::str(mode))
}

fn get_block_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(
        args[0].payload::<File>(thread).map_or(0, |file| file.block_size),
    ))
}

fn repr(thread: &mut Thread, file: &Value) -> Outcome {
    let class = thread.class_of(file).clone();
    let class = thread.full_class_name(&class);
    let Some((mode, closes)) = file
        .payload::<File>(thread)
        .filter(|file| file.fd >= 0)
        .map(|file| (file.mode(), file.closes))
    else {
        return Ok(Value::str(&format!("<{class} [closed]>")));
    };
    let closes = if closes { "True" } else { "False" };
    let name = match thread.find_attr(file, &Value::intern("name"))? {
        Some(name) => format!("name={}", super::shown_name(thread, file, &name)?),
        None => format!("fd={}", descriptor(thread, file)?),
    };
    Ok(Value::str(&format!("<{class} {name} mode='{mode}' closefd={closes}>")))
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    repr: Some(repr),
    ..base::SLOTS
};

static CLASS: NativeClass = NativeClass {
    name: "FileIO",
    module: "_io",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("close", Arity::Zero, close),
        NativeDef::getter("closed", get_closed),
        NativeDef::getter("closefd", get_closefd),
        NativeDef::method("fileno", Arity::Zero, fileno),
        NativeDef::method("isatty", Arity::Zero, isatty),
        NativeDef::getter("mode", get_mode),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("readable", Arity::Zero, readable),
        NativeDef::method("readall", Arity::Zero, readall),
        NativeDef::method("readinto", Arity::One, readinto),
        NativeDef::method("seek", Arity::Positional(1, 2), seek),
        NativeDef::method("seekable", Arity::Zero, seekable),
        NativeDef::method("tell", Arity::Zero, tell),
        NativeDef::method("truncate", Arity::Positional(0, 1), truncate),
        NativeDef::method("writable", Arity::Zero, writable),
        NativeDef::method("write", Arity::One, write),
        NativeDef::getter("_blksize", get_block_size),
    ],
    has_dict: true,
    is_final: false,
};

/// The class.
pub(crate) fn class(thread: &mut Thread) -> Value {
    let base = raw_base(thread);
    thread.native_class_over(&CLASS, &base)
}

/// Is it a `FileIO` and nothing more: no class of a script that may have methods of its own?
#[inline]
pub(crate) fn is_plain(thread: &Thread, value: &Value) -> bool {
    value.payload::<File>(thread).is_some_and(|file| file.plain)
}
