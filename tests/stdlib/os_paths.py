# os.path: joining, splitting, normalising, comparing, expanding; str and bytes; and the texts of errors.
import os
import os.path as p

PATHS = ["", "/", "//", "///", "a", "/a", "//a", "///a", "a/", "a/b", "/a/b/", "a//b", "./a", "../a", "a/..", "a/../..", "/..", "/../a",
         ".", "..", "a/./b", "a/b/../c", ".bashrc", "a.b.c", "..a", "a.", ".a.b", "dir.x/file", "/a.b/.c", "~", "a\nb"]
for path in PATHS:
    print(repr(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.normpath(path), p.isabs(path), p.splitroot(path), p.splitdrive(path))
    raw = path.encode()
    assert (p.split(raw), p.normpath(raw), p.splitext(raw)) == (tuple(x.encode() for x in p.split(path)), p.normpath(path).encode(), tuple(x.encode() for x in p.splitext(path)))
for parts in (("a", "b"), ("a/", "b"), ("a", "/b"), ("", "b"), ("a", ""), ("a", "b", "..", "/c", "d"), ("/",), ("a", "b/", "c"), (b"a", b"b")):
    print(parts, p.join(*parts))
for a, b in (("/a/b", "/a/c"), ("/a/b", "/a"), ("/a", "/a/b/c"), ("a", "b"), ("/a/b", "/"), ("a/../b", "b"), ("x", "x")):
    print(a, b, p.relpath(a, b), p.commonpath([a, b]), p.commonprefix([a, b]))
print(p.commonprefix([]), p.commonprefix(["abc", "abd", "ab"]), p.commonpath(["/usr/lib", "/usr/local/lib"]), p.commonpath([b"a/b", b"a/c"]))
os.environ["MINIPY_X"], os.environ["HOME"] = "value", "/home/someone"
for text in ("$MINIPY_X", "${MINIPY_X}/b", "$NO_SUCH/$MINIPY_X", "$", "$$", "${", "${MINIPY_X", "a$MINIPY_Xb", "$MINIPY_X$MINIPY_X", "${}", b"$MINIPY_X"):
    print(repr(text), repr(p.expandvars(text)))
for text in ("~", "~/x", "~no such user/x", "a~", "~/", b"~/x"):
    print(repr(text), repr(p.expanduser(text)))
print(p.abspath("/a/../b"), p.abspath("x") == p.join(os.getcwd(), "x"), p.normcase("Ab"), p.sep, p.curdir, p.pardir, p.extsep, p.altsep, p.pathsep, p.devnull, p.defpath)


class Path:
    def __fspath__(self):
        return "/some/where.txt"


print(p.basename(Path()), p.splitext(Path()), p.join(Path(), "x"), os.fspath(Path()), isinstance(Path(), os.PathLike), issubclass(str, os.PathLike))
for call in (
    lambda: p.join("a", 5), lambda: p.join(5), lambda: p.join("a", b"b"), lambda: p.basename(5), lambda: p.splitext(None), lambda: p.relpath(""),
    lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]), lambda: p.commonpath(["a", b"b"]), lambda: p.normpath(5), lambda: p.abspath(5),
    lambda: p.exists(5.5), lambda: p.isfile(None), lambda: p.getsize("/no such"), lambda: p.samefile("/no such", "/"), lambda: os.fspath(5),
    lambda: p.join(), lambda: p.relpath("a", b"b"),
):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
print(p.exists("/"), p.exists("a\0b"), p.isdir("/"), p.isfile("/"), p.islink("/"), p.lexists("/no such"), p.ismount("/"), p.exists(0), p.isfile("no such"))


class Bad:
    def __fspath__(self):
        return 5


try:
    os.fspath(Bad())
except TypeError as e:
    print(e)
