# PurePath: parts, joining, comparing, matching, and errors.
from pathlib import Path, PurePath, PurePosixPath
for s in ['a/b/c.tar.gz','/','.','','a','/a/b','../x','a/./b//c','//x/y','.bashrc','a.']:
    p=PurePosixPath(s); print(repr(p), p.parts, p.name, p.suffix, p.suffixes, p.stem, repr(p.parent), list(p.parents), p.is_absolute(), p.root, p.anchor)
p=Path('a')/'b'/'/c'/'d'; print(p, '/x'/Path('y'), Path('a','b','..','c'), Path('a')==Path('a/'), Path('a')<Path('b'), hash(Path('x'))==hash(Path('x/')))
print(Path('/a/b').relative_to('/a'), Path('/a/b').is_relative_to('/x'), Path('/a/c').relative_to('/a/b', walk_up=True), Path('a/b.py').match('*.py'), Path('a/b/c.py').full_match('a/**/*.py'), Path('/a b/é').as_uri())
for f in (lambda: Path('a').relative_to('b'), lambda: Path('a').with_name(''), lambda: Path('').with_name('x'), lambda: Path('a').with_suffix('x'), lambda: Path(5), lambda: Path('a')/5, lambda: Path(b'a'), lambda: Path('a').as_uri(), lambda: Path('/nope').stat(), lambda: Path('/nope').read_text(), lambda: list(Path('/nope').iterdir()), lambda: Path('a').parents[5], lambda: Path('x').write_text(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(Path('a/b.txt').with_suffix('.py'), Path('a/b.txt').with_name('z'), Path('a/b.txt').with_stem('q'), Path('a/b').joinpath('c','d'))
