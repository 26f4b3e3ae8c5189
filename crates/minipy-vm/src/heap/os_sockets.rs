//! The operating system's calls on sockets, and those that wait for several descriptors.
//!
//! As in [`super::os_calls`]: each function is one call, answers with the system's error and repeats nothing; a descriptor is a number.
//! Addresses are plain Rust values here, so that nobody else sees a `sockaddr`. Names of hosts are in [`super::os_names`].

use super::os_calls::{checked, close};
use std::ffi::{c_int, c_void};
use std::io::{self, Error};
use std::mem::{offset_of, size_of, zeroed};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Duration;

/// Where a socket is, or what it talks to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An address of the fourth version of the protocol, and a port.
    V4(Ipv4Addr, u16),
    /// An address of the sixth version, a port, a flow label and a scope.
    V6(Ipv6Addr, u16, u32, u32),
    /// A path, or a name that begins with a zero byte; empty if the socket has none.
    Unix(Vec<u8>),
    /// None, or one of a family not known here.
    Absent,
}

/// An address as the system takes it.
pub(super) struct Raw {
    pub(super) storage: libc::sockaddr_storage,
    pub(super) length: libc::socklen_t,
}

impl Raw {
    /// Room for any address.
    pub(super) fn room() -> Raw {
        Raw {
            // SAFETY: the structure is valid when zeroed.
            storage: unsafe { zeroed() },
            length: size_of::<libc::sockaddr_storage>() as libc::socklen_t,
        }
    }
    fn of<T>(address: T) -> Raw {
        let mut raw = Raw::room();
        raw.length = size_of::<T>() as libc::socklen_t;
        // SAFETY: every `sockaddr_*` fits in the storage, which is aligned for all of them, and has no padding the system reads.
        unsafe { (&raw mut raw.storage).cast::<T>().write(address) };
        raw
    }
    pub(super) fn pointer(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
    }
    fn pointer_mut(&mut self) -> *mut libc::sockaddr {
        (&raw mut self.storage).cast()
    }
    /// The address that the system has written.
    pub(super) fn read(&self) -> Address {
        if (self.length as usize) < size_of::<libc::sa_family_t>() {
            return Address::Absent;
        }
        match c_int::from(self.storage.ss_family) {
            libc::AF_INET => {
                // SAFETY: the family says which structure stands in the storage.
                let v4 = unsafe { (&raw const self.storage).cast::<libc::sockaddr_in>().read() };
                Address::V4(
                    Ipv4Addr::from(u32::from_be(v4.sin_addr.s_addr)),
                    u16::from_be(v4.sin_port),
                )
            }
            libc::AF_INET6 => {
                // SAFETY: as above.
                let v6 = unsafe { (&raw const self.storage).cast::<libc::sockaddr_in6>().read() };
                let port = u16::from_be(v6.sin6_port);
                let flow = u32::from_be(v6.sin6_flowinfo);
                Address::V6(Ipv6Addr::from(v6.sin6_addr.s6_addr), port, flow, v6.sin6_scope_id)
            }
            libc::AF_UNIX => self.read_unix(),
            _ => Address::Absent,
        }
    }
    fn read_unix(&self) -> Address {
        // SAFETY: as above.
        let unix = unsafe { (&raw const self.storage).cast::<libc::sockaddr_un>().read() };
        let path = unix.sun_path.map(|c| c as u8);
        let length = (self.length as usize).saturating_sub(offset_of!(libc::sockaddr_un, sun_path));
        let path = &path[..length.min(path.len())];
        // A name in the file system ends at a zero byte; one that begins with a zero byte has its full length.
        let end = match path.first() {
            None | Some(0) => path.len(),
            Some(_) => path.iter().position(|&byte| byte == 0).unwrap_or(path.len()),
        };
        Address::Unix(path[..end].to_vec())
    }
}

impl Address {
    /// The address as the system takes it; None if a path is too long.
    pub(super) fn raw(&self) -> Option<Raw> {
        // SAFETY: the structures are valid when zeroed.
        let (mut v4, mut v6, mut unix): (libc::sockaddr_in, libc::sockaddr_in6, libc::sockaddr_un) =
            unsafe { (zeroed(), zeroed(), zeroed()) };
        Some(match self {
            Address::V4(host, port) => {
                v4.sin_family = libc::AF_INET as libc::sa_family_t;
                v4.sin_port = port.to_be();
                v4.sin_addr.s_addr = u32::from(*host).to_be();
                Raw::of(v4)
            }
            Address::V6(host, port, flow, scope) => {
                v6.sin6_family = libc::AF_INET6 as libc::sa_family_t;
                v6.sin6_port = port.to_be();
                v6.sin6_flowinfo = flow.to_be();
                v6.sin6_scope_id = *scope;
                v6.sin6_addr.s6_addr = host.octets();
                Raw::of(v6)
            }
            Address::Unix(path) => {
                // A path needs a zero byte behind it, a name that begins with one does not.
                let room = unix.sun_path.len() - usize::from(path.first() != Some(&0));
                if path.len() > room {
                    return None;
                }
                unix.sun_family = libc::AF_UNIX as libc::sa_family_t;
                for (place, &byte) in unix.sun_path.iter_mut().zip(path) {
                    *place = byte as libc::c_char;
                }
                let end = usize::from(path.first().is_some_and(|&first| first != 0));
                let mut raw = Raw::of(unix);
                raw.length = (offset_of!(libc::sockaddr_un, sun_path) + path.len() + end) as libc::socklen_t;
                raw
            }
            Address::Absent => Raw {
                length: 0,
                ..Raw::room()
            },
        })
    }
    /// Can the system take it? A path may be too long.
    pub fn fits(&self) -> bool {
        self.raw().is_some()
    }
    fn raw_or_error(&self) -> io::Result<Raw> {
        self.raw().ok_or_else(|| Error::from_raw_os_error(libc::ENAMETOOLONG))
    }
}

/// A new socket. No child process inherits it.
pub fn socket(family: c_int, kind: c_int, protocol: c_int) -> io::Result<c_int> {
    // SAFETY: the call takes numbers.
    checked(unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, protocol) })
}

/// Two sockets that are connected.
pub fn socket_pair(family: c_int, kind: c_int, protocol: c_int) -> io::Result<(c_int, c_int)> {
    let mut pair = [0; 2];
    // SAFETY: the array has room for two descriptors.
    checked(unsafe { libc::socketpair(family, kind | libc::SOCK_CLOEXEC, protocol, pair.as_mut_ptr()) })?;
    Ok((pair[0], pair[1]))
}

/// Gives a socket its address.
pub fn bind(fd: c_int, address: &Address) -> io::Result<()> {
    let raw = address.raw_or_error()?;
    // SAFETY: the pointer and the length are those of an address.
    checked(unsafe { libc::bind(fd, raw.pointer(), raw.length) }).map(drop)
}

/// Connects a socket.
pub fn connect(fd: c_int, address: &Address) -> io::Result<()> {
    let raw = address.raw_or_error()?;
    // SAFETY: as in `bind`.
    checked(unsafe { libc::connect(fd, raw.pointer(), raw.length) }).map(drop)
}

/// Makes a socket accept connections.
pub fn listen(fd: c_int, backlog: c_int) -> io::Result<()> {
    // SAFETY: the call takes numbers.
    checked(unsafe { libc::listen(fd, backlog) }).map(drop)
}

/// Waits for a connection. No child process inherits it.
pub fn accept(fd: c_int) -> io::Result<(c_int, Address)> {
    let mut raw = Raw::room();
    let length = &raw mut raw.length;
    // SAFETY: the storage has room for `length` bytes.
    let accepted = checked(unsafe { libc::accept4(fd, raw.pointer_mut(), length, libc::SOCK_CLOEXEC) })?;
    Ok((accepted, raw.read()))
}

/// The address of this end, or of the other.
pub fn name(fd: c_int, of_peer: bool) -> io::Result<Address> {
    let mut raw = Raw::room();
    let length = &raw mut raw.length;
    let call = if of_peer { libc::getpeername } else { libc::getsockname };
    // SAFETY: as in `accept`.
    checked(unsafe { call(fd, raw.pointer_mut(), length) })?;
    Ok(raw.read())
}

/// Receives, and says from whom.
pub fn receive(fd: c_int, buffer: &mut [u8], flags: c_int) -> io::Result<(usize, Address)> {
    let mut raw = Raw::room();
    let length = &raw mut raw.length;
    let (into, room) = (buffer.as_mut_ptr().cast(), buffer.len());
    // SAFETY: the buffer is valid for writes of its length, the storage for those of `length`.
    let count = checked(unsafe { libc::recvfrom(fd, into, room, flags, raw.pointer_mut(), length) })?;
    Ok((count.unsigned_abs(), raw.read()))
}

/// Sends, to an address if one is given.
pub fn send(fd: c_int, bytes: &[u8], flags: c_int, to: Option<&Address>) -> io::Result<usize> {
    let raw = to.map(Address::raw_or_error).transpose()?;
    let (pointer, length) = raw
        .as_ref()
        .map_or((std::ptr::null(), 0), |raw| (raw.pointer(), raw.length));
    // SAFETY: the bytes are valid for reads of their length; the address is one, or absent.
    checked(unsafe { libc::sendto(fd, bytes.as_ptr().cast(), bytes.len(), flags, pointer, length) })
        .map(isize::unsigned_abs)
}

/// Closes one direction or both.
pub fn shutdown(fd: c_int, how: c_int) -> io::Result<()> {
    // SAFETY: the call takes numbers.
    checked(unsafe { libc::shutdown(fd, how) }).map(drop)
}

/// Sets an option; without bytes, its length alone is given.
pub fn set_option(fd: c_int, level: c_int, option: c_int, value: Result<&[u8], u32>) -> io::Result<()> {
    let (pointer, length) = match value {
        Ok(bytes) => (bytes.as_ptr().cast::<c_void>(), bytes.len() as libc::socklen_t),
        Err(length) => (std::ptr::null(), length),
    };
    // SAFETY: the bytes are valid for reads of their length; the system checks a null pointer.
    checked(unsafe { libc::setsockopt(fd, level, option, pointer, length) }).map(drop)
}

/// Asks for an option, and says how many bytes it has.
pub fn option(fd: c_int, level: c_int, option: c_int, room: &mut [u8]) -> io::Result<usize> {
    let mut length = room.len() as libc::socklen_t;
    // SAFETY: the room is valid for writes of its length.
    checked(unsafe { libc::getsockopt(fd, level, option, room.as_mut_ptr().cast(), &raw mut length) })?;
    Ok(length as usize)
}

/// An option that is a number.
pub fn int_option(fd: c_int, level: c_int, name: c_int) -> io::Result<c_int> {
    let mut bytes = [0; size_of::<c_int>()];
    option(fd, level, name, &mut bytes)?;
    Ok(c_int::from_ne_bytes(bytes))
}

/// What is waited for at a descriptor, and then what has come about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    /// The descriptor.
    pub fd: c_int,
    /// `POLLIN` and its like.
    pub events: i16,
    /// The same, of what is the case.
    pub ready: i16,
}

/// Waits until something is the case at one of the descriptors, or the time is over. Says at how many.
pub fn poll(watched: &mut [Watch], limit: Option<Duration>) -> io::Result<usize> {
    let mut list: Vec<libc::pollfd> = (watched.iter())
        .map(|watch| libc::pollfd {
            fd: watch.fd,
            events: watch.events,
            revents: 0,
        })
        .collect();
    let limit = limit.map(|limit| libc::timespec {
        tv_sec: i64::try_from(limit.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: limit.subsec_nanos().into(),
    });
    let limit = limit.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: the list has this many entries; the limit is absent or a time; the mask of signals is absent.
    let count =
        checked(unsafe { libc::ppoll(list.as_mut_ptr(), list.len() as libc::nfds_t, limit, std::ptr::null()) })?;
    for (watch, entry) in watched.iter_mut().zip(&list) {
        watch.ready = entry.revents;
    }
    Ok(count.unsigned_abs() as usize)
}

/// A new epoll object.
pub fn epoll_create() -> io::Result<c_int> {
    // SAFETY: the call takes a number.
    checked(unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) })
}

/// Adds, changes or removes what an epoll object watches.
pub fn epoll_control(epoll: c_int, operation: c_int, fd: c_int, events: u32) -> io::Result<()> {
    let mut event = libc::epoll_event {
        events,
        u64: fd.cast_unsigned().into(),
    };
    // SAFETY: the event is valid for reads.
    checked(unsafe { libc::epoll_ctl(epoll, operation, fd, &raw mut event) }).map(drop)
}

/// Waits for what an epoll object watches: descriptors and events, at most `most`. The time is in milliseconds, -1 for ever.
pub fn epoll_wait(epoll: c_int, most: c_int, limit: c_int) -> io::Result<Vec<(c_int, u32)>> {
    let room = usize::try_from(most).unwrap_or(0);
    let mut events = vec![libc::epoll_event { events: 0, u64: 0 }; room];
    // SAFETY: the array has room for `most` events.
    let count = checked(unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), most, limit) })?;
    events.truncate(count.unsigned_abs() as usize);
    Ok(events.iter().map(|event| (event.u64 as c_int, event.events)).collect())
}

/// A second descriptor of a socket, or an error if it is none.
pub fn duplicate_socket(fd: c_int) -> io::Result<c_int> {
    let copy = super::os_calls::duplicate(fd)?;
    match int_option(copy, libc::SOL_SOCKET, libc::SO_TYPE) {
        Ok(_) => Ok(copy),
        Err(error) => {
            let _ = close(copy);
            Err(error)
        }
    }
}

/// Numbers of the system by the names Python has for them.
pub mod flags {
    macro_rules! numbers {
        ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
    }
    /// Those of the module `socket`.
    pub const SOCKET: &[(&str, i64)] = numbers! {
        AF_INET AF_INET6 AF_UNIX AF_UNSPEC
        SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_SEQPACKET SOCK_RDM SOCK_CLOEXEC SOCK_NONBLOCK
        SOL_SOCKET SO_ACCEPTCONN SO_BROADCAST SO_DONTROUTE SO_ERROR SO_KEEPALIVE SO_LINGER SO_OOBINLINE SO_RCVBUF SO_RCVLOWAT
        SO_RCVTIMEO SO_REUSEADDR SO_REUSEPORT SO_SNDBUF SO_SNDLOWAT SO_SNDTIMEO SO_TYPE SO_DOMAIN SO_PROTOCOL SO_PRIORITY
        SO_PEERCRED SO_PASSCRED SO_BINDTODEVICE SO_MARK
        IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 IPPROTO_RAW IPPROTO_ICMPV6
        IP_TOS IP_TTL IP_MULTICAST_IF IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP
        IPV6_V6ONLY IPV6_UNICAST_HOPS IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP
        TCP_NODELAY TCP_MAXSEG TCP_CORK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_QUICKACK TCP_USER_TIMEOUT TCP_FASTOPEN TCP_DEFER_ACCEPT
        MSG_PEEK MSG_OOB MSG_DONTROUTE MSG_DONTWAIT MSG_WAITALL MSG_NOSIGNAL MSG_TRUNC MSG_CTRUNC MSG_EOR MSG_MORE MSG_ERRQUEUE MSG_CMSG_CLOEXEC
        SOMAXCONN
        AI_PASSIVE AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_ADDRCONFIG AI_V4MAPPED AI_ALL
        NI_NUMERICHOST NI_NUMERICSERV NI_NAMEREQD NI_DGRAM NI_NOFQDN NI_MAXHOST
        EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA EAI_NONAME EAI_OVERFLOW EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM
    };
    /// Those of the module `select`.
    pub const SELECT: &[(&str, i64)] = numbers! {
        POLLIN POLLOUT POLLPRI POLLERR POLLHUP POLLNVAL POLLRDNORM POLLRDBAND POLLWRNORM POLLWRBAND POLLRDHUP
        EPOLLIN EPOLLOUT EPOLLPRI EPOLLERR EPOLLHUP EPOLLET EPOLLONESHOT EPOLLEXCLUSIVE EPOLLRDHUP EPOLLRDNORM EPOLLRDBAND
        EPOLLWRNORM EPOLLWRBAND EPOLLMSG EPOLLWAKEUP EPOLL_CLOEXEC
        EPOLL_CTL_ADD EPOLL_CTL_MOD EPOLL_CTL_DEL
    };
    /// There is something to read, and there is room to write.
    pub const POLLIN: i16 = libc::POLLIN;
    /// As above.
    pub const POLLOUT: i16 = libc::POLLOUT;
    /// The error of a connection, as an option.
    pub const SO_ERROR: i32 = libc::SO_ERROR;
    /// The level of options of any socket.
    pub const SOL_SOCKET: i32 = libc::SOL_SOCKET;
    /// The families of addresses known here.
    pub const AF_INET: i32 = libc::AF_INET;
    /// As above.
    pub const AF_INET6: i32 = libc::AF_INET6;
    /// As above.
    pub const AF_UNIX: i32 = libc::AF_UNIX;
    /// The error of a connection that is still being made.
    pub const EINPROGRESS: i32 = libc::EINPROGRESS;
    /// The error of a family that a call does not know.
    pub const EAFNOSUPPORT: i32 = libc::EAFNOSUPPORT;
}
