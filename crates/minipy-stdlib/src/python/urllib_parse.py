"""URLs: taken apart, put together, joined, quoted; and the queries in them."""

import re
import types
import warnings
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
           "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps", "rtspu",
                 "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp",
               "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

_CONTROL_OR_SPACE = "".join(map(chr, range(33)))
_UNSAFE = ["\t", "\r", "\n"]


def _as_text(*args):
    """The arguments as text, and what makes results of the kind that was given. Bytes must be ASCII."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return *args, lambda result: result
    return *(arg.decode("ascii", "strict") if arg else "" for arg in args), lambda result: result.encode("ascii", "strict")


class _Texts:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return _BYTES[type(self)](*(part.encode(encoding, errors) for part in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return _TEXTS[type(self)](*(part.decode(encoding, errors) for part in self))


class _Netloc:
    """What a network location says."""

    __slots__ = ()

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        hostname = self._hostinfo[0]
        if not hostname:
            return None
        percent = "%" if isinstance(hostname, str) else b"%"
        hostname, separator, zone = hostname.partition(percent)
        return hostname.lower() + separator + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    __class_getitem__ = classmethod(types.GenericAlias)

    def _signs(self, text):
        return text if isinstance(self.netloc, str) else text.encode()

    @property
    def _userinfo(self):
        userinfo, found, _ = self.netloc.rpartition(self._signs("@"))
        if not found:
            return None, None
        username, found, password = userinfo.partition(self._signs(":"))
        return username, password if found else None

    @property
    def _hostinfo(self):
        _, _, hostinfo = self.netloc.rpartition(self._signs("@"))
        _, is_bracketed, bracketed = hostinfo.partition(self._signs("["))
        if is_bracketed:
            hostname, _, port = bracketed.partition(self._signs("]"))
            _, _, port = port.partition(self._signs(":"))
        else:
            hostname, _, port = hostinfo.partition(self._signs(":"))
        return hostname, port or None


_Defrag = namedtuple("_DefragResultBase", "url fragment")
_Split = namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_Parse = namedtuple("_ParseResultBase", "scheme netloc path params query fragment")


class DefragResult(_Defrag, _Texts):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_Split, _Netloc, _Texts):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parse, _Netloc, _Texts):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_Defrag, _Bytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_Split, _Netloc, _Bytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_Parse, _Netloc, _Bytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


_BYTES = {DefragResult: DefragResultBytes, SplitResult: SplitResultBytes, ParseResult: ParseResultBytes}
_TEXTS = {bytes_class: text_class for text_class, bytes_class in _BYTES.items()}


def _is_bytes(like):
    return not isinstance(like, str)


# ---- apart and together ----

def _check_brackets(netloc):
    before, found, rest = netloc.rpartition("@")[2].partition("[")
    if not found and "]" not in netloc:
        return
    if not found or before:
        raise ValueError("Invalid IPv6 URL")
    hostname, found, port = rest.partition("]")
    if not found or port and not port.startswith(":"):
        raise ValueError("Invalid IPv6 URL")
    if hostname.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\z", hostname):
            raise ValueError("IPvFuture address is invalid")
        return
    import socket
    try:
        socket.inet_pton(socket.AF_INET6, hostname.partition("%")[0])
    except OSError:
        try:
            socket.inet_pton(socket.AF_INET, hostname)
        except OSError:
            raise ValueError(f"{hostname!r} does not appear to be an IPv4 or IPv6 address") from None
        raise ValueError("An IPv4 address cannot be in brackets") from None


def _check_netloc(netloc):
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = netloc.replace("@", "").replace(":", "").replace("#", "").replace("?", "")
    composed = unicodedata.normalize("NFKC", plain)
    if plain != composed:
        for sign in "/?#@:":
            if sign in composed:
                raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def _split(url, scheme, allow_fragments):
    """The five parts; None for those that are absent."""
    url = url.lstrip(_CONTROL_OR_SPACE)
    for sign in _UNSAFE:
        url = url.replace(sign, "")
        if scheme is not None:
            scheme = scheme.replace(sign, "")
    if scheme is not None:
        scheme = scheme.strip(_CONTROL_OR_SPACE)
    netloc = query = fragment = None
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(sign in scheme_chars for sign in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1 :]
    if url[:2] == "//":
        end = min((place for place in (url.find(sign, 2) for sign in "/?#") if place >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if "[" in netloc and "]" not in netloc or "]" in netloc and "[" not in netloc:
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc and "]" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _check_netloc(netloc)
    return scheme, netloc, url, query, fragment


def urlsplit(url, scheme="", allow_fragments=True):
    """A URL in five parts."""
    is_bytes = _is_bytes(url)
    url, scheme, back = _as_text(url, scheme)
    parts = (part or "" for part in _split(url, scheme, allow_fragments))
    result = SplitResult(*parts)
    return result.encode() if is_bytes else result


def _params(url):
    """The parameters of the last part of a path."""
    at = url.find(";", url.rfind("/")) if "/" in url else url.find(";")
    return (url, "") if at < 0 else (url[:at], url[at + 1 :])


def urlparse(url, scheme="", allow_fragments=True):
    """A URL in six parts, the parameters of the last part of the path apart."""
    is_bytes = _is_bytes(url)
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, url, query, fragment = (part or "" for part in _split(url, scheme, allow_fragments))
    params = ""
    if scheme in uses_params and ";" in url:
        url, params = _params(url)
    result = ParseResult(scheme, netloc, url, params, query, fragment)
    return result.encode() if is_bytes else result


def _unsplit(scheme, netloc, url, query, fragment):
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return url


def urlunsplit(components):
    """Five parts as a URL."""
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    return back(_unsplit(scheme, netloc, url, query, fragment))


def urlunparse(components):
    """Six parts as a URL."""
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url = f"{url};{params}"
    return back(_unsplit(scheme, netloc, url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    """A URL that may be relative, seen from another."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    has_netloc = _split(base, "", allow_fragments)[1] is not None
    base_scheme, base_netloc, base_path, base_params, base_query, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, base_scheme, allow_fragments)
    if scheme != base_scheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = base_netloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, base_path, base_params, query or base_query, fragment)))
    base_parts = base_path.split("/")
    if base_parts[-1] != "":
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    path = "/".join(resolved) or "/"
    if has_netloc and path[:1] != "/":
        path = "/" + path
    return back(urlunparse((scheme, netloc, path, params, query, fragment)))


def urldefrag(url):
    """A URL and its fragment."""
    is_bytes = _is_bytes(url)
    url, back = _as_text(url)
    fragment = ""
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ""))
    result = DefragResult(url, fragment)
    return result.encode() if is_bytes else result


# ---- quoting ----

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_HEX = {digits.encode(): bytes([int(digits, 16)]) for digits in (a + b for a in "0123456789ABCDEFabcdef" for b in "0123456789ABCDEFabcdef")}


def unquote_to_bytes(string):
    """The bytes that a quoted text stands for."""
    return bytes(_unquoted(string))


def _unquoted(string):
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    result = bytearray(first)
    for part in rest:
        byte = _HEX.get(bytes(part[:2]))
        result += byte + part[2:] if byte is not None else b"%" + part
    return result


_ASCII_PARTS = re.compile("([\x00-\x7f]+)")


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that a quoted text stands for."""
    if isinstance(string, bytes):
        return _unquoted(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        string.split
        return string
    encoding, errors = encoding or "utf-8", errors or "replace"
    return "".join(_unquoted(part).decode(encoding, errors) if part.isascii() else part for part in _ASCII_PARTS.split(string) if part)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As `unquote`, with spaces for plus signs."""
    return unquote(string.replace("+", " "), encoding, errors)


def quote(string, safe="/", encoding=None, errors=None):
    """A text as it may stand in a URL."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As `quote`, with plus signs for spaces."""
    if isinstance(string, str) and " " not in string or isinstance(string, bytes) and b" " not in string:
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """Bytes as they may stand in a URL."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    allowed = _ALWAYS_SAFE.union(byte for byte in safe if byte < 128)
    return "".join(chr(byte) if byte in allowed else f"%{byte:02X}" for byte in bs)


# ---- queries ----

def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Names and values as a query."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError("not a valid non-string sequence or mapping object") from error

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    parts = []
    for name, value in query:
        name = quoted(name)
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        parts.extend(f"{name}={quoted(item)}" for item in values)
    return "&".join(parts)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """A query as a dict of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """A query as a list of pairs."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        separator = str(separator, "ascii") if not isinstance(separator, str) else separator
        equals, plus, space = "=", "+", " "

        def unquoted(text):
            return unquote(text.replace(plus, space), encoding, errors)
    else:
        if not qs:
            if qs is not None and not isinstance(qs, (bytes, bytearray, memoryview)):
                warnings.warn(f"Accepting {type(qs).__name__} objects with false value in urllib.parse.parse_qsl() is deprecated as of 3.14",
                              DeprecationWarning, stacklevel=2)
            return []
        qs = bytes(memoryview(qs))
        separator = separator.encode("ascii") if isinstance(separator, str) else separator
        equals, plus, space = b"=", b"+", b" "

        def unquoted(text):
            return unquote_to_bytes(text.replace(plus, space))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, found, value = field.partition(equals)
        if not found and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            result.append((unquoted(name), unquoted(value)))
    return result


def unwrap(url):
    """A URL without the brackets and the word that may stand around it."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url
