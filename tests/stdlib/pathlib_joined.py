"""pathlib: joining with `/` and the suffixes, in every combination of separators and dots; subclasses that have a say."""

import pathlib
from pathlib import Path, PurePath, PurePosixPath

for left in ("", ".", "a", "a/", "a/.", "./a", "a//b", "/", "//", "///", "//a", "/a/..", "..", " "):
    for right in ("", ".", "b", "b/", "./b", "/b", "//b", "..", "b//c", "b/."):
        joined = Path(left) / right
        assert joined == Path(left, right) == Path(left).joinpath(right) and hash(joined) == hash(Path(left, right))
        assert str(joined) == str(PurePosixPath(left) / right) and joined.parts == PurePosixPath(left, right).parts
        print(repr(left), repr(right), joined, joined.name, joined.parent, end="; ")
    print()
for name in ("", "a", "a.b", "a.b.c", ".a", ".a.b", "..a", "..a.b", "a.", "a..", ".", "..", "...", "a. ", ". a", "a.b/", "a.b/c", "é.ñ"):
    path = Path(name)
    print(repr(name), repr(path.suffix), repr(path.stem), path.suffixes, repr(path.name))
print(Path("a") / Path("b") / "c", "x" / Path("y"), Path("a") / PurePath("/b"), type(Path("a") / "b") is type(Path("a")))
for other in (1, None, b"a"):
    try:
        print(Path("a") / other)
    except TypeError as error:
        print(error)


class Kept(type(Path())):
    def __init__(self, *args, note="none"):
        super().__init__(*args)
        self.note = note

    def with_segments(self, *args):
        return type(self)(*args, note=self.note)


class Told(type(Path())):
    def __init__(self, *args):
        super().__init__(*args)
        self.made = args


class Text(str):
    pass


kept = Kept("a", note="here")
print((kept / "b").note, kept.parent.note, (kept / "b" / "c").parent.parent.note, (Told("a") / "b").made[1:], Path("a") / Text("b"))
path = Path("a/b.txt")
below = path / "c"
print(path, below, str(path), below.parent == path, path.with_suffix(".py"), path.with_stem("x"), (path / "/d").root)
print([str(p) for p in below.parents], below.relative_to("a"), pathlib.PurePath("a") / "b")
