//! Names of hosts and services, looked up without the lock: the resolver may ask the network.

use super::address::{from_python, host_text, to_python};
use super::plain;
use crate::support::c_int;
use minipy_vm::native::os_names::{self, Failure};
use minipy_vm::native::os_sockets::{Address, flags};
use minipy_vm::native::{Args, Cause, ClassId, NativeClass, Num, Outcome, Raised, Thread, Value, os_error};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// `socket.gaierror`.
pub(super) static GAIERROR: NativeClass = NativeClass {
    name: "gaierror",
    module: "socket",
    base: ClassId::OSError,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

/// `socket.herror`, which nothing here raises.
pub(super) static HERROR: NativeClass = NativeClass {
    name: "herror",
    module: "socket",
    base: ClassId::OSError,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

fn raise(thread: &mut Thread, failure: Failure) -> Raised {
    match failure {
        Failure::System(error) => os_error(thread, &error, None),
        Failure::Resolver(code, text) => {
            let class = thread.native_class(&GAIERROR);
            match thread.call(&class, &[Value::int(code.into()), Value::str(&text)]) {
                Ok(exception) => thread.raise_value(exception),
                Err(raised) => raised,
            }
        }
    }
}

/// The first address of a host in a family; an empty name is any address of this host.
pub(super) fn resolve_host(thread: &mut Thread, family: i32, host: &[u8]) -> Outcome<IpAddr> {
    let v4 = family == flags::AF_INET;
    if host.is_empty() {
        return Ok(if v4 {
            Ipv4Addr::UNSPECIFIED.into()
        } else {
            Ipv6Addr::UNSPECIFIED.into()
        });
    }
    if v4 && host == b"<broadcast>" {
        return Ok(Ipv4Addr::BROADCAST.into());
    }
    let literal = std::str::from_utf8(host)
        .ok()
        .and_then(|text| text.parse::<IpAddr>().ok());
    if let Some(literal) = literal.filter(|literal| literal.is_ipv4() == v4) {
        return Ok(literal);
    }
    let found = thread.unlocked(Cause::BlockingIo, || {
        os_names::resolve(Some(host), None, [family, 0, 0, 0])
    });
    let found = found.map_err(|failure| raise(thread, failure))?;
    let first = found.iter().find_map(|found| match found.address {
        Address::V4(host, _) => Some(IpAddr::from(host)),
        Address::V6(host, ..) => Some(IpAddr::from(host)),
        Address::Unix(_) | Address::Absent => None,
    });
    first.ok_or_else(|| thread.raise(ClassId::OSError, "unsupported address family"))
}

/// `getaddrinfo(host, port, family, type, proto, flags)`.
pub(super) fn getaddrinfo(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let host = &args[0];
    let host = match host.is_none() {
        true => None,
        false if host.as_str().is_none() && host.as_bytes().is_none() => {
            return Err(thread.type_error("getaddrinfo() argument 1 must be string or None"));
        }
        false => Some(host_text(thread, host)?),
    };
    let port = &args[1];
    let service = if port.is_none() {
        None
    } else if let Some(number) = Num::of(port) {
        match number.small() {
            Some(number) => Some(number.to_string().into_bytes()),
            None => return Err(thread.overflow_error("Python int too large to convert to C long")),
        }
    } else if port.as_str().is_some() || port.as_bytes().is_some() {
        Some(host_text(thread, port)?)
    } else {
        return Err(thread.raise(ClassId::OSError, "Int or String expected"));
    };
    let mut limits = [0; 4];
    for (limit, value) in limits.iter_mut().zip(&args.values[2..]) {
        *limit = c_int(thread, value)?;
    }
    let found = thread.unlocked(Cause::BlockingIo, || {
        os_names::resolve(host.as_deref(), service.as_deref(), limits)
    });
    let found = found.map_err(|failure| raise(thread, failure))?;
    let mut answers = Vec::with_capacity(found.len());
    for found in &found {
        answers.push(Value::tuple(vec![
            Value::int(found.family.into()),
            Value::int(found.kind.into()),
            Value::int(found.protocol.into()),
            Value::str(&found.canonical),
            to_python(thread, &found.address)?,
        ]));
    }
    Ok(Value::list(answers))
}

/// `getnameinfo(address, flags)`.
pub(super) fn getnameinfo(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(items) = args[0].as_tuple() else {
        return Err(thread.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let items = items.items().to_vec();
    let is_v6 = items
        .first()
        .and_then(Value::as_str)
        .is_some_and(|host| host.contains(':'));
    if !(2..=4).contains(&items.len()) || items[0].as_str().is_none() {
        return Err(thread.type_error("getnameinfo(): illegal sockaddr argument"));
    }
    let flags = c_int(thread, &args[1])?;
    let (family, address) = match is_v6 {
        true => (flags::AF_INET6, args[0].clone()),
        false => (flags::AF_INET, Value::tuple(items[..2].to_vec())),
    };
    let address = from_python(thread, &Value::int(family.into()), &address, "getnameinfo")?;
    let names = thread.unlocked(Cause::BlockingIo, || os_names::names_of(&address, flags));
    let (host, service) = names.map_err(|failure| raise(thread, failure))?;
    Ok(Value::tuple(vec![Value::str(&host), Value::str(&service)]))
}

/// `gethostname()`.
pub(super) fn gethostname(thread: &mut Thread, _: Args<'_>) -> Outcome {
    plain(thread, os_names::host_name()).map(|name| Value::str(&name))
}
