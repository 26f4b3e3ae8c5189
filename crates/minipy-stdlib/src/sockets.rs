//! The module `_socket`: calls on sockets by their descriptors. The class scripts see is Python code over it (`socket.py`).
//!
//! Whatever may wait does so without the lock, begins again after a signal whose handler has not raised, and takes the timeout of the
//! socket: None waits as long as the system does, 0 not at all. Addresses are in `address.rs`, names of hosts in `names.rs`, waiting for
//! several descriptors in `watch.rs`.

mod address;
mod names;
mod watch;

pub(crate) use watch::MODULE as SELECT;

use crate::io::bytes_argument::{bytes, fill};
use crate::support::{c_int, set, ssize};
use crate::thread::timeout::{deadline, nanoseconds};
use address::{from_python, to_python};
use minipy_vm::native::os_calls::{self, flags::EINVAL};
use minipy_vm::native::os_sockets::{self, Watch, flags};
use minipy_vm::native::{
    Args, Arity, ClassId, MAX_ITEMS, NativeDef, NativeModule, Outcome, Thread, Value, os_error, writable_bytes,
};
use std::cell::RefCell;
use std::io::{self, ErrorKind};
use std::time::Instant;

/// The result of a call, with its error raised.
fn plain<R>(thread: &mut Thread, result: io::Result<R>) -> Outcome<R> {
    result.map_err(|error| os_error(thread, &error, None))
}

/// How long a call may wait.
#[derive(Clone, Copy)]
enum Patience {
    /// As long as the call itself does: for ever, or not at all if the descriptor does not block.
    Own,
    /// Until then.
    Until(Option<Instant>),
}

/// The timeout of a socket: None, or seconds.
fn patience(thread: &mut Thread, timeout: &Value) -> Outcome<Patience> {
    if timeout.is_none() {
        return Ok(Patience::Own);
    }
    Ok(match nanoseconds(thread, timeout)? {
        0 => Patience::Own,
        nanos => Patience::Until(deadline(thread, nanos)),
    })
}

/// Waits until a socket is ready for a call, or raises TimeoutError.
fn await_ready(thread: &mut Thread, fd: i32, events: i16, until: Option<Instant>) -> Outcome<()> {
    let clock = thread.heap().gil.now();
    let began = Instant::now();
    let result = thread.system_call(|| {
        let left = until.map(|until| until.saturating_duration_since(clock).saturating_sub(began.elapsed()));
        os_sockets::poll(&mut [Watch { fd, events, ready: 0 }], left)
    })?;
    match plain(thread, result)? {
        0 => Err(thread.raise(ClassId::TimeoutError, "timed out")),
        _ => Ok(()),
    }
}

/// Makes a call that may wait, as long as the socket's timeout allows.
fn patiently<R: Send>(
    thread: &mut Thread,
    fd: i32,
    patience: Patience,
    events: i16,
    mut call: impl FnMut() -> io::Result<R> + Send,
) -> Outcome<R> {
    loop {
        if let Patience::Until(until) = patience {
            await_ready(thread, fd, events, until)?;
        }
        match thread.system_call(&mut call)? {
            // Somebody else was faster.
            Err(error) if error.kind() == ErrorKind::WouldBlock && matches!(patience, Patience::Until(_)) => {}
            result => return plain(thread, result),
        }
    }
}

/// Room for what is received; a negative size is refused by name.
fn room(thread: &mut Thread, size: &Value, function: &str) -> Outcome<Vec<u8>> {
    let size = ssize(thread, size)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(thread.value_error(format!("negative buffersize in {function}")));
    };
    let mut room = Vec::new();
    if size > MAX_ITEMS || room.try_reserve_exact(size).is_err() {
        return Err(thread.memory_error());
    }
    room.resize(size, 0);
    Ok(room)
}

/// `socket(family, type, proto)`.
fn socket(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (family, kind, protocol) = (
        c_int(thread, &args[0])?,
        c_int(thread, &args[1])?,
        c_int(thread, &args[2])?,
    );
    plain(thread, os_sockets::socket(family, kind, protocol)).map(|fd| Value::int(fd.into()))
}

/// `socketpair(family, type, proto)`.
fn socket_pair(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (family, kind, protocol) = (
        c_int(thread, &args[0])?,
        c_int(thread, &args[1])?,
        c_int(thread, &args[2])?,
    );
    let (a, b) = plain(thread, os_sockets::socket_pair(family, kind, protocol))?;
    Ok(Value::tuple(vec![Value::int(a.into()), Value::int(b.into())]))
}

/// `dup(fd)` of a socket.
fn dup(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    plain(thread, os_sockets::duplicate_socket(fd)).map(|fd| Value::int(fd.into()))
}

/// `bind(fd, family, address)`.
fn bind(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let address = from_python(thread, &args[1], &args[2], "bind")?;
    let result = thread.system_call(|| os_sockets::bind(fd, &address))?;
    plain(thread, result).map(|()| Value::NONE)
}

/// `listen(fd, backlog)`.
fn listen(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, backlog) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    plain(thread, os_sockets::listen(fd, backlog.max(0))).map(|()| Value::NONE)
}

/// `accept(fd, timeout)`: a descriptor and an address.
fn accept(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let patience = patience(thread, &args[1])?;
    let (fd, address) = patiently(thread, fd, patience, flags::POLLIN, || os_sockets::accept(fd))?;
    let address = to_python(thread, &address)?;
    Ok(Value::tuple(vec![Value::int(fd.into()), address]))
}

/// `connect(fd, family, address, timeout)`: 0, or the number of the error.
///
/// A connection goes on being made when a signal ends the call; then, and if the socket has a timeout, its end is waited for.
fn connect(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let address = from_python(thread, &args[1], &args[2], "connect")?;
    let patience = patience(thread, &args[3])?;
    let mut begun = false;
    let result = thread.system_call(|| {
        if begun {
            os_sockets::poll(
                &mut [Watch {
                    fd,
                    events: flags::POLLOUT,
                    ready: 0,
                }],
                None,
            )?;
            return pending_error(fd);
        }
        let result = os_sockets::connect(fd, &address);
        begun = matches!(&result, Err(error) if error.kind() == ErrorKind::Interrupted);
        result
    })?;
    let result = match (result, patience) {
        (Err(error), Patience::Until(until)) if error.raw_os_error() == Some(flags::EINPROGRESS) => {
            await_ready(thread, fd, flags::POLLOUT, until)?;
            pending_error(fd)
        }
        (result, _) => result,
    };
    let number = result.err().and_then(|error| error.raw_os_error());
    Ok(Value::int(number.unwrap_or(0).into()))
}

/// What became of a connection.
fn pending_error(fd: i32) -> io::Result<()> {
    match os_sockets::int_option(fd, flags::SOL_SOCKET, flags::SO_ERROR)? {
        0 => Ok(()),
        number => Err(io::Error::from_raw_os_error(number)),
    }
}

/// `error(number)` raises the system's error.
fn error(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let number = c_int(thread, &args[0])?;
    Err(os_error(thread, &io::Error::from_raw_os_error(number), None))
}

/// Memory that is kept from one `recv` for the next, so that it need not be cleared each time: those who ask for much get little, as a
/// rule.
#[derive(Default)]
struct Kept(RefCell<Vec<u8>>);

/// The most bytes that are kept.
const MOST_KEPT: usize = 1 << 18;

/// `recv(fd, timeout, size, flags)`.
fn recv(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let kept: &'static Kept = thread.heap().extension();
    // Nobody else can use it meanwhile: it is not there.
    let mut memory = kept.0.take();
    let size = ssize(thread, &args[2])?;
    if usize::try_from(size).is_ok_and(|size| size > memory.len()) || size < 0 {
        memory = room(thread, &args[2], "recv")?;
    }
    let (flags, patience) = (c_int(thread, &args[3])?, patience(thread, &args[1])?);
    if size == 0 {
        let made = Value::bytes(&[]);
        return thread.made(made);
    }
    let room = &mut memory[..size.unsigned_abs() as usize];
    let received = patiently(thread, fd, patience, flags::POLLIN, || {
        os_sockets::receive(fd, room, flags)
    });
    let made = received.and_then(|(count, _)| {
        let made = Value::bytes(&memory[..count.min(memory.len())]);
        thread.made(made)
    });
    if memory.len() <= MOST_KEPT {
        kept.0.replace(memory);
    }
    made
}

/// `recvfrom(fd, timeout, size, flags)`.
fn recvfrom(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let mut room = room(thread, &args[2], "recvfrom")?;
    let (flags, patience) = (c_int(thread, &args[3])?, patience(thread, &args[1])?);
    let (count, from) = patiently(thread, fd, patience, flags::POLLIN, || {
        os_sockets::receive(fd, &mut room, flags)
    })?;
    let made = Value::bytes(&room[..count.min(room.len())]);
    let made = thread.made(made)?;
    let from = to_python(thread, &from)?;
    Ok(Value::tuple(vec![made, from]))
}

/// What `recv_into` and `recvfrom_into` have in common: the count and the address.
fn receive_into(thread: &mut Thread, args: Args<'_>, function: &str, too_small: &str) -> Outcome<(usize, Value)> {
    let fd = c_int(thread, &args[0])?;
    let Some(length) = writable_bytes(thread, &args[2])? else {
        let class = thread.argument_name(&args[2]);
        let message = format!("{function}() argument 1 must be read-write bytes-like object, not {class}");
        return Err(thread.type_error(message));
    };
    let size = ssize(thread, &args[3])?;
    let (flags, patience) = (c_int(thread, &args[4])?, patience(thread, &args[1])?);
    let size = match usize::try_from(size) {
        Err(_) => return Err(thread.value_error(format!("negative buffersize in {function}"))),
        Ok(0) => length,
        Ok(size) if size > length => return Err(thread.value_error(too_small)),
        Ok(size) => size,
    };
    let mut room = vec![0; size];
    let (count, from) = patiently(thread, fd, patience, flags::POLLIN, || {
        os_sockets::receive(fd, &mut room, flags)
    })?;
    let count = count.min(size);
    fill(thread, &args[2], &room[..count])?;
    let from = to_python(thread, &from)?;
    Ok((count, from))
}

/// `recv_into(fd, timeout, buffer, size, flags)`.
fn recv_into(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let received = receive_into(thread, args, "recv_into", "buffer too small for requested bytes")?;
    Ok(Value::length(received.0))
}

/// `recvfrom_into(fd, timeout, buffer, size, flags)`.
fn recvfrom_into(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = "nbytes is greater than the length of the buffer";
    let (count, from) = receive_into(thread, args, "recvfrom_into", text)?;
    Ok(Value::tuple(vec![Value::length(count), from]))
}

/// `send(fd, timeout, data, flags)`.
fn send(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let data = bytes(thread, &args[2])?;
    let (flags, patience) = (c_int(thread, &args[3])?, patience(thread, &args[1])?);
    let sent = patiently(thread, fd, patience, flags::POLLOUT, || {
        os_sockets::send(fd, &data, flags, None)
    })?;
    Ok(Value::length(sent))
}

/// `sendall(fd, timeout, data, flags)`: the timeout is for all of it.
fn sendall(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let data = bytes(thread, &args[2])?;
    let (flags, patience) = (c_int(thread, &args[3])?, patience(thread, &args[1])?);
    let mut done = 0;
    while done < data.len() {
        let rest = &data[done..];
        done += patiently(thread, fd, patience, flags::POLLOUT, || {
            os_sockets::send(fd, rest, flags, None)
        })?;
        thread.poll_native()?;
    }
    Ok(Value::NONE)
}

/// `sendto(fd, timeout, data, flags, family, address)`.
fn sendto(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let data = bytes(thread, &args[2])?;
    let flags = c_int(thread, &args[3])?;
    let to = from_python(thread, &args[4], &args[5], "sendto")?;
    let patience = patience(thread, &args[1])?;
    let sent = patiently(thread, fd, patience, flags::POLLOUT, || {
        os_sockets::send(fd, &data, flags, Some(&to))
    })?;
    Ok(Value::length(sent))
}

/// `name(fd, of_peer)`: the address of this end or of the other.
fn name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, of_peer) = (c_int(thread, &args[0])?, thread.truth(&args[1])?);
    let address = plain(thread, os_sockets::name(fd, of_peer))?;
    to_python(thread, &address)
}

/// `shutdown(fd, how)`.
fn shutdown(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, how) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    plain(thread, os_sockets::shutdown(fd, how)).map(|()| Value::NONE)
}

/// `setsockopt(fd, level, option, value, length=0)`: a number, bytes, or None with a length.
fn setsockopt(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, level, option) = (
        c_int(thread, &args[0])?,
        c_int(thread, &args[1])?,
        c_int(thread, &args[2])?,
    );
    let result = match (&args[3], args.get(4)) {
        (value, Some(length)) if value.is_none() => {
            let length = c_int(thread, length)?;
            os_sockets::set_option(fd, level, option, Err(length.cast_unsigned()))
        }
        (value, _) if value.as_small_int().is_some() || value.as_bool().is_some() || value.as_big().is_some() => {
            let number = c_int(thread, value)?;
            os_sockets::set_option(fd, level, option, Ok(&number.to_ne_bytes()))
        }
        (value, _) => {
            let data = bytes(thread, value)?;
            os_sockets::set_option(fd, level, option, Ok(&data))
        }
    };
    plain(thread, result).map(|()| Value::NONE)
}

/// `getsockopt(fd, level, option, length=0)`: a number, or so many bytes.
fn getsockopt(thread: &mut Thread, args: Args<'_>) -> Outcome {
    const MOST: i32 = 1024;
    let (fd, level, option) = (
        c_int(thread, &args[0])?,
        c_int(thread, &args[1])?,
        c_int(thread, &args[2])?,
    );
    let length = match args.get(3) {
        Some(length) => c_int(thread, length)?,
        None => 0,
    };
    if length == 0 {
        return plain(thread, os_sockets::int_option(fd, level, option)).map(|number| Value::int(number.into()));
    }
    if !(1..=MOST).contains(&length) {
        return Err(thread.raise(ClassId::OSError, "getsockopt buflen out of range"));
    }
    let mut room = vec![0; length.unsigned_abs() as usize];
    let count = plain(thread, os_sockets::option(fd, level, option, &mut room))?;
    let made = Value::bytes(&room[..count.min(room.len())]);
    thread.made(made)
}

/// `close(fd)`.
fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    match thread.unlocked(minipy_vm::native::Cause::BlockingIo, || os_calls::close(fd)) {
        // A connection that the other side has ended is closed all the same.
        Err(error) if !matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::ConnectionReset) => {
            plain(thread, Err(error))
        }
        _ => Ok(Value::NONE),
    }
}

/// `timeout(value)`: seconds as the socket keeps them, checked.
fn checked_timeout(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].is_none() {
        return Ok(Value::NONE);
    }
    match nanoseconds(thread, &args[0])? {
        nanos if nanos < 0 => Err(thread.value_error("Timeout value out of range")),
        nanos => Ok(Value::float(nanos as f64 / 1e9)),
    }
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for &(name, number) in flags::SOCKET {
        set(thread, module, name, Value::int(number));
    }
    set(thread, module, "EINVAL", Value::int(EINVAL.into()));
    for class in [&names::GAIERROR, &names::HERROR] {
        let object = thread.native_class(class);
        set(thread, module, class.name, object);
    }
    Ok(())
}

/// The module `_socket`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_socket",
    functions: &[
        NativeDef::function("accept", Arity::Positional(2, 2), accept),
        NativeDef::function("bind", Arity::Positional(3, 3), bind),
        NativeDef::function("checked_timeout", Arity::One, checked_timeout),
        NativeDef::function("close", Arity::One, close),
        NativeDef::function("connect", Arity::Positional(4, 4), connect),
        NativeDef::function("dup", Arity::One, dup),
        NativeDef::function("error", Arity::One, error),
        NativeDef::function("getaddrinfo", Arity::Positional(6, 6), names::getaddrinfo),
        NativeDef::function("gethostname", Arity::Zero, names::gethostname),
        NativeDef::function("getnameinfo", Arity::Positional(2, 2), names::getnameinfo),
        NativeDef::function("getsockopt", Arity::Positional(3, 4), getsockopt),
        NativeDef::function("inet_ntop", Arity::Positional(2, 2), address::inet_ntop),
        NativeDef::function("inet_pton", Arity::Positional(2, 2), address::inet_pton),
        NativeDef::function("listen", Arity::Positional(2, 2), listen),
        NativeDef::function("name", Arity::Positional(2, 2), name),
        NativeDef::function("recv", Arity::Positional(4, 4), recv),
        NativeDef::function("recv_into", Arity::Positional(5, 5), recv_into),
        NativeDef::function("recvfrom", Arity::Positional(4, 4), recvfrom),
        NativeDef::function("recvfrom_into", Arity::Positional(5, 5), recvfrom_into),
        NativeDef::function("send", Arity::Positional(4, 4), send),
        NativeDef::function("sendall", Arity::Positional(4, 4), sendall),
        NativeDef::function("sendto", Arity::Positional(6, 6), sendto),
        NativeDef::function("setsockopt", Arity::Positional(4, 5), setsockopt),
        NativeDef::function("shutdown", Arity::Positional(2, 2), shutdown),
        NativeDef::function("socket", Arity::Positional(3, 3), socket),
        NativeDef::function("socketpair", Arity::Positional(3, 3), socket_pair),
    ],
    missing: &[],
    init,
};
