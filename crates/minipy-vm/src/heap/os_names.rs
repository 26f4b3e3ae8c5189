//! Names of hosts and services, through the resolver of the C library, which reads the system's own configuration.

use super::os_calls::checked;
use super::os_sockets::{Address, Raw};
use std::ffi::{CStr, CString, c_char, c_int};
use std::io::{self, Error};

/// One answer to a question for a name.
#[derive(Clone, Debug)]
pub struct Found {
    /// The family of the address.
    pub family: c_int,
    /// The kind of socket.
    pub kind: c_int,
    /// The protocol.
    pub protocol: c_int,
    /// The host's own name, in the first answer, if it was asked for.
    pub canonical: String,
    /// The address.
    pub address: Address,
}

/// Why the resolver has no answer.
#[derive(Debug)]
pub enum Failure {
    /// `EAI_*` and its text.
    Resolver(c_int, String),
    /// An error of the system.
    System(Error),
}

fn failure(code: c_int) -> Failure {
    if code == libc::EAI_SYSTEM {
        return Failure::System(Error::last_os_error());
    }
    // SAFETY: the text of a code is a constant of the library.
    let text = unsafe { CStr::from_ptr(libc::gai_strerror(code)) };
    Failure::Resolver(code, text.to_string_lossy().into_owned())
}

fn text(name: Option<&[u8]>) -> Result<Option<CString>, Failure> {
    let text = name.map(CString::new).transpose();
    text.map_err(|_| Failure::System(io::ErrorKind::InvalidInput.into()))
}

/// `getaddrinfo`: family, kind, protocol and flags limit the answers; 0 is any.
pub fn resolve(host: Option<&[u8]>, service: Option<&[u8]>, limits: [c_int; 4]) -> Result<Vec<Found>, Failure> {
    let (host, service) = (text(host)?, text(service)?);
    let pointer = |text: &Option<CString>| text.as_ref().map_or(std::ptr::null::<c_char>(), |text| text.as_ptr());
    // SAFETY: the structure is valid when zeroed.
    let mut hints: libc::addrinfo = unsafe { std::mem::zeroed() };
    [hints.ai_family, hints.ai_socktype, hints.ai_protocol, hints.ai_flags] = limits;
    let mut list = std::ptr::null_mut();
    // SAFETY: the texts end in zero bytes, and the library writes the head of a list it owns.
    let code = unsafe { libc::getaddrinfo(pointer(&host), pointer(&service), &raw const hints, &raw mut list) };
    if code != 0 {
        return Err(failure(code));
    }
    let mut answers = Vec::new();
    let mut next = list;
    // SAFETY: each entry is valid until the list is given back, its address has the length beside it and fits in the storage, and its
    // name is null or a text.
    while let Some(entry) = unsafe { next.as_ref() } {
        let mut raw = Raw::room();
        raw.length = entry.ai_addrlen.min(raw.length);
        // SAFETY: as above.
        unsafe {
            let into = (&raw mut raw.storage).cast::<u8>();
            std::ptr::copy_nonoverlapping(entry.ai_addr.cast::<u8>(), into, raw.length as usize);
        }
        let canonical = match entry.ai_canonname.is_null() {
            true => String::new(),
            // SAFETY: as above.
            false => unsafe { CStr::from_ptr(entry.ai_canonname) }
                .to_string_lossy()
                .into_owned(),
        };
        answers.push(Found {
            family: entry.ai_family,
            kind: entry.ai_socktype,
            protocol: entry.ai_protocol,
            canonical,
            address: raw.read(),
        });
        next = entry.ai_next;
    }
    // SAFETY: the list came from `getaddrinfo` and is not used again.
    unsafe { libc::freeaddrinfo(list) };
    Ok(answers)
}

/// `getnameinfo`: the names of a host and a service.
pub fn names_of(address: &Address, flags: c_int) -> Result<(String, String), Failure> {
    let Some(raw) = address.raw() else {
        return Err(failure(libc::EAI_FAMILY));
    };
    let (mut host, mut service) = ([0 as c_char; 1025], [0 as c_char; 256]);
    // SAFETY: the address has its length, the arrays theirs.
    let code = unsafe {
        libc::getnameinfo(
            raw.pointer(),
            raw.length,
            host.as_mut_ptr(),
            host.len() as libc::socklen_t,
            service.as_mut_ptr(),
            service.len() as libc::socklen_t,
            flags,
        )
    };
    if code != 0 {
        return Err(failure(code));
    }
    // SAFETY: the library has written texts that end in zero bytes.
    let read = |text: &[c_char]| unsafe { CStr::from_ptr(text.as_ptr()) }.to_string_lossy().into_owned();
    Ok((read(&host), read(&service)))
}

/// The name of this host.
pub fn host_name() -> io::Result<String> {
    let mut name = [0 as c_char; 256];
    // SAFETY: the last byte stays zero, so the text ends inside the array.
    checked(unsafe { libc::gethostname(name.as_mut_ptr(), name.len() - 1) })?;
    // SAFETY: as above.
    Ok(unsafe { CStr::from_ptr(name.as_ptr()) }.to_string_lossy().into_owned())
}
