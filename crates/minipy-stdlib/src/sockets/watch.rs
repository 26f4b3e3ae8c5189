//! The module `_select`: waiting for several descriptors at once. `select.py` makes `select`, `poll` and `epoll` of it.

use super::plain;
use crate::support::{c_int, set};
use crate::thread::timeout::{deadline, nanoseconds};
use minipy_vm::native::os_sockets::{self, Watch, flags};
use minipy_vm::native::{Args, Arity, ClassId, Comparison, NativeDef, NativeModule, Outcome, Special, Thread, Value};
use std::time::{Duration, Instant};

/// How long is left of a time in seconds (None: for ever), asked for again and again while signals interrupt.
fn remaining(thread: &mut Thread, seconds: &Value) -> Outcome<impl Fn() -> Option<Duration> + Send + use<>> {
    let nanos = match seconds.is_none() {
        true => None,
        false => Some(nanoseconds(thread, seconds)?),
    };
    let until = nanos.and_then(|nanos| deadline(thread, nanos));
    // Who does not wait at all, as a busy event loop in each of its turns, need not know when it began.
    let began = (nanos != Some(0)).then(Instant::now);
    let clock = thread.heap().gil.now();
    Ok(move || match began {
        Some(began) => until.map(|until| until.saturating_duration_since(clock).saturating_sub(began.elapsed())),
        None => Some(Duration::ZERO),
    })
}

/// `poll(pairs, seconds)`: of a list of descriptors and events, those for which something has come about.
fn poll(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut watched = Vec::new();
    let pairs = args[0]
        .as_list()
        .map(|list| list.items(thread).clone())
        .unwrap_or_default();
    for pair in &pairs {
        let Some([fd, events]) = pair.as_tuple().map(|pair| pair.items()) else {
            continue;
        };
        let (fd, events) = (c_int(thread, fd)?, c_int(thread, events)?);
        watched.push(Watch {
            fd,
            events: events as i16,
            ready: 0,
        });
    }
    let left = remaining(thread, &args[1])?;
    let result = thread.system_call(|| os_sockets::poll(&mut watched, left()))?;
    plain(thread, result)?;
    let ready = watched.iter().filter(|watch| watch.ready != 0);
    let pair = |watch: &Watch| {
        let ready = i64::from(watch.ready.cast_unsigned());
        Value::tuple(vec![Value::int(watch.fd.into()), Value::int(ready)])
    };
    Ok(Value::list(ready.map(pair).collect()))
}

/// `epoll_create()`.
fn epoll_create(thread: &mut Thread, _: Args<'_>) -> Outcome {
    plain(thread, os_sockets::epoll_create()).map(|fd| Value::int(fd.into()))
}

/// `epoll_ctl(epoll, operation, fd, events)`.
fn epoll_ctl(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (epoll, operation, fd) = (
        c_int(thread, &args[0])?,
        c_int(thread, &args[1])?,
        c_int(thread, &args[2])?,
    );
    let events = thread.index(&args[3])? as u32;
    plain(thread, os_sockets::epoll_control(epoll, operation, fd, events)).map(|()| Value::NONE)
}

/// The time that `epoll.poll` may wait, as a number; None for ever.
fn patience(thread: &mut Thread, given: &Value) -> Outcome {
    if given.is_none() {
        return Ok(Value::NONE);
    }
    let is_number = given.as_float().is_some() || thread.is_a(given, ClassId::Int);
    let number = match is_number {
        true => given.clone(),
        false => {
            if !thread.has_special(given, Special::Float) && !thread.has_special(given, Special::Index) {
                return Err(thread.type_error("timeout must be an integer or None"));
            }
            Value::float(thread.real(given)?)
        }
    };
    let negative = thread.compare_is_true(Comparison::Lt, &number, &Value::int(0))?;
    Ok(if negative { Value::NONE } else { number })
}

/// `epoll_wait(epoll, timeout, maxevents)`: what `epoll.poll` does.
fn epoll_wait(thread: &mut Thread, args: Args<'_>) -> Outcome {
    const MOST: i64 = 1 << 16;
    let epoll = c_int(thread, &args[0])?;
    if epoll < 0 {
        return Err(thread.value_error("I/O operation on closed epoll object"));
    }
    let timeout = patience(thread, &args[1])?;
    let most = match thread.index(&args[2])? {
        -1 => 1023,
        most if most < 1 => {
            return Err(thread.value_error(format!("maxevents must be greater than 0, got {most}")));
        }
        most => most.min(MOST) as i32,
    };
    let left = remaining(thread, &timeout)?;
    let result = thread.system_call(|| {
        // Rounded up, so that it does not return before the time.
        let millis = left().map_or(-1, |left| {
            i32::try_from(left.as_micros().div_ceil(1000)).unwrap_or(i32::MAX)
        });
        os_sockets::epoll_wait(epoll, most, millis)
    })?;
    let ready = plain(thread, result)?;
    let pair = |&(fd, events): &(i32, u32)| Value::tuple(vec![Value::int(fd.into()), Value::int(events.into())]);
    Ok(Value::list(ready.iter().map(pair).collect()))
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for &(name, number) in flags::SELECT {
        set(thread, module, name, Value::int(number));
    }
    Ok(())
}

/// The module `_select`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_select",
    functions: &[
        NativeDef::function("epoll_create", Arity::Zero, epoll_create),
        NativeDef::function("epoll_ctl", Arity::Positional(4, 4), epoll_ctl),
        NativeDef::function("epoll_wait", Arity::Positional(3, 3), epoll_wait),
        NativeDef::function("poll", Arity::Positional(2, 2), poll),
    ],
    missing: &[],
    init,
};
