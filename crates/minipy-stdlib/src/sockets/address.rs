//! Addresses: as scripts write them, and as the system has them.

use super::names::resolve_host;
use crate::fs_path;
use crate::io::bytes_argument::bytes;
use crate::support::{c_int, text};
use minipy_vm::native::os_sockets::{Address, flags};
use minipy_vm::native::{Args, ClassId, Outcome, Thread, Value, codecs, os_error};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The address a script gives to a function of a socket of this family. Names of hosts are looked up.
pub(super) fn from_python(thread: &mut Thread, family: &Value, given: &Value, function: &str) -> Outcome<Address> {
    match c_int(thread, family)? {
        flags::AF_UNIX => unix(thread, given),
        family @ (flags::AF_INET | flags::AF_INET6) => internet(thread, family, given, function),
        _ => Err(thread.raise(ClassId::OSError, format!("{function}(): bad family"))),
    }
}

fn unix(thread: &mut Thread, given: &Value) -> Outcome<Address> {
    let path = match given.as_str() {
        // Not as a path of a file: a name that is in no folder begins with a zero byte.
        Some(_) => {
            let encoded = codecs::encode(thread, given, "utf-8", "surrogateescape")?;
            bytes(thread, &encoded)?.to_vec()
        }
        None => bytes(thread, given)?.to_vec(),
    };
    let address = Address::Unix(path);
    match address.fits() {
        true => Ok(address),
        false => Err(thread.raise(ClassId::OSError, "AF_UNIX path too long")),
    }
}

fn internet(thread: &mut Thread, family: i32, given: &Value, function: &str) -> Outcome<Address> {
    let (name, sizes, shape) = match family {
        flags::AF_INET => ("AF_INET", 2..=2, "a pair (host, port)"),
        _ => ("AF_INET6", 2..=4, "a tuple (host, port[, flowinfo[, scopeid]])"),
    };
    let Some(items) = given.as_tuple() else {
        let class = thread.class_name(given).to_string();
        return Err(thread.type_error(format!("{function}(): {name} address must be tuple, not {class}")));
    };
    let items = items.items().to_vec();
    if !sizes.contains(&items.len()) {
        return Err(thread.type_error(format!("{name} address must be {shape}")));
    }
    let host = host_text(thread, &items[0])?;
    let port = c_int(thread, &items[1])?;
    let flow = items.get(2).map_or(Ok(0), |flow| c_int(thread, flow))?;
    let scope = items.get(3).map_or(Ok(0), |scope| c_int(thread, scope))?;
    let host = resolve_host(thread, family, &host)?;
    let Ok(port) = u16::try_from(port) else {
        return Err(thread.overflow_error(format!("{function}(): port must be 0-65535.")));
    };
    match host {
        IpAddr::V4(host) => Ok(Address::V4(host, port)),
        IpAddr::V6(_) if !(0..1 << 20).contains(&flow) => {
            Err(thread.overflow_error(format!("{function}(): flowinfo must be 0-1048575.")))
        }
        IpAddr::V6(host) => Ok(Address::V6(host, port, flow.cast_unsigned(), scope.cast_unsigned())),
    }
}

/// The name of a host as bytes.
pub(super) fn host_text(thread: &mut Thread, host: &Value) -> Outcome<Vec<u8>> {
    if let Some(text) = host.as_str() {
        return Ok(text.as_bytes().to_vec());
    }
    if host.as_bytes().is_some() || host.buffer(thread).is_some() {
        return Ok(bytes(thread, host)?.to_vec());
    }
    let class = thread.class_name(host).to_string();
    Err(thread.type_error(format!("str, bytes or bytearray expected, not {class}")))
}

/// An address as scripts see it.
pub(super) fn to_python(thread: &mut Thread, address: &Address) -> Outcome {
    Ok(match address {
        Address::V4(host, port) => Value::tuple(vec![Value::str(&host.to_string()), Value::int((*port).into())]),
        Address::V6(host, port, flow, scope) => Value::tuple(vec![
            Value::str(&host.to_string()),
            Value::int((*port).into()),
            Value::int((*flow).into()),
            Value::int((*scope).into()),
        ]),
        Address::Unix(path) if path.first() == Some(&0) => {
            let made = Value::bytes(path);
            return thread.made(made);
        }
        Address::Unix(path) => fs_path::decode(path),
        Address::Absent => Value::NONE,
    })
}

/// `inet_pton(family, text)`.
pub(super) fn inet_pton(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let family = c_int(thread, &args[0])?;
    let text = text(thread, &args[1], "inet_pton() argument 2")?;
    let packed = match family {
        flags::AF_INET => text.parse::<Ipv4Addr>().ok().map(|host| host.octets().to_vec()),
        flags::AF_INET6 => text.parse::<Ipv6Addr>().ok().map(|host| host.octets().to_vec()),
        _ => {
            let unsupported = std::io::Error::from_raw_os_error(minipy_vm::native::os_sockets::flags::EAFNOSUPPORT);
            return Err(os_error(thread, &unsupported, None));
        }
    };
    match packed {
        Some(packed) => {
            let made = Value::bytes(&packed);
            thread.made(made)
        }
        None => Err(thread.raise(ClassId::OSError, "illegal IP address string passed to inet_pton")),
    }
}

/// `inet_ntop(family, packed)`.
pub(super) fn inet_ntop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let family = c_int(thread, &args[0])?;
    let packed = bytes(thread, &args[1])?.to_vec();
    let host: Option<IpAddr> = match family {
        flags::AF_INET => <[u8; 4]>::try_from(packed).ok().map(IpAddr::from),
        flags::AF_INET6 => <[u8; 16]>::try_from(packed).ok().map(IpAddr::from),
        _ => return Err(thread.value_error(format!("unknown address family {family}"))),
    };
    match host {
        Some(host) => Ok(Value::str(&host.to_string())),
        None => Err(thread.value_error("invalid length of packed IP address string")),
    }
}
