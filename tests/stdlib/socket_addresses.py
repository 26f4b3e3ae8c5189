"""Addresses, names and numbers of hosts and services."""
import socket


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except (OSError, TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error.args)


for text in "127.0.0.1", "127.1", "0x7f.1", "017.0.0.1", "1.2.3.4.5", "x", "", "256.1.1.1":
    show(socket.inet_aton, text)
for packed in b"\1\2\3\4", b"\1", b"":
    show(socket.inet_ntoa, packed)
for text in "::1", "fe80::1", "::ffff:1.2.3.4", "2001:db8:0:0:1:0:0:1", "x":
    show(socket.inet_pton, socket.AF_INET6, text)
for packed in b"\0" * 15 + b"\1", b"\0" * 16, b" \1\r\xb8" + b"\0" * 12, b"":
    show(socket.inet_ntop, socket.AF_INET6, packed)
show(socket.inet_pton, 99, "1")
show(socket.inet_ntop, 99, b"1")
print(socket.htons(258), socket.ntohs(513), socket.htonl(1), socket.ntohl(0x01020304))
for number in -1, 1 << 16, "x":
    show(socket.htons, number)
show(socket.htonl, 1 << 32)
show(socket.getaddrinfo, "127.0.0.1", 80, type=socket.SOCK_STREAM)
show(socket.getaddrinfo, "::1", "8080", socket.AF_INET6, socket.SOCK_DGRAM)
show(socket.getaddrinfo, None, 7, socket.AF_INET, socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
show(socket.getaddrinfo, "127.0.0.1", "http", proto=socket.IPPROTO_TCP)
show(socket.getaddrinfo, "no.such.host.invalid", 80, flags=socket.AI_NUMERICHOST)
show(socket.getaddrinfo, 5, 80)
show(socket.getaddrinfo, "127.0.0.1", 1.5)
show(socket.gethostbyname, "127.0.0.1")
show(socket.gethostbyname, "")
show(socket.gethostbyname, "<broadcast>")
show(socket.getnameinfo, ("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
show(socket.getnameinfo, ("::1", 81, 0, 0), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
show(socket.getnameinfo, ("127.0.0.1",), 0)
show(socket.getnameinfo, 5, 0)
show(socket.getservbyname, "no-such-service")
print(isinstance(socket.gethostname(), str), socket.has_ipv6)
print(issubclass(socket.gaierror, OSError), issubclass(socket.herror, OSError), socket.gaierror)
print(repr(socket.AF_INET), str(socket.SOCK_DGRAM), repr(socket.AI_PASSIVE), repr(socket.MSG_PEEK), socket.SHUT_RDWR)
