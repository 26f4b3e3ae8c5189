# pathlib, glob, fnmatch, shutil and tempfile on real files in a folder of their own.
import pathlib, os, tempfile, shutil, glob, fnmatch, csv, io, linecache
from pathlib import Path, PurePath, PurePosixPath
with tempfile.TemporaryDirectory() as d:
    d=Path(d); (d/'sub'/'deep').mkdir(parents=True); (d/'f.txt').write_text('héllo\n'); (d/'sub'/'g.py').write_bytes(b'x'); (d/'sub'/'deep'/'h.py').touch(); (d/'.hid').touch()
    print(sorted(p.name for p in d.iterdir()), sorted(str(p.relative_to(d)) for p in d.rglob('*')), sorted(str(p.relative_to(d)) for p in d.glob('**/*.py')), sorted(str(p.relative_to(d)) for p in d.glob('*')), sorted(str(p.relative_to(d)) for p in d.glob('**')), sorted(str(p.relative_to(d)) for p in d.glob('sub/*')))
    print((d/'f.txt').read_text(), (d/'f.txt').exists(), (d/'f.txt').is_file(), (d/'sub').is_dir(), (d/'no').exists(), (d/'f.txt').stat().st_size, d.samefile(str(d)))
    print(sorted(x[len(str(d)):] for x in glob.glob(str(d)+'/**/*.py', recursive=True)), sorted(x[len(str(d)):] for x in glob.glob(str(d)+'/*')), sorted(glob.glob('*', root_dir=d)), sorted(glob.glob('**', root_dir=d, recursive=True)), glob.glob(str(d)+'/f.txt')==[str(d/'f.txt')], glob.escape('a[b]*'))
    print(shutil.copy(d/'f.txt', d/'g.txt')==str(d/'g.txt') , shutil.copytree(d/'sub', d/'sub2')==d/'sub2', sorted(os.listdir(d/'sub2')), shutil.move(str(d/'g.txt'), str(d/'sub'))[len(str(d)):], sorted(os.listdir(d/'sub')))
    for f in (lambda: shutil.copyfile(d/'f.txt', d/'f.txt'), lambda: shutil.rmtree(d/'no'), lambda: shutil.move(d/'no', d/'x'), lambda: shutil.copy(d/'no', d/'x'), lambda: (d/'sub').mkdir(), lambda: (d/'q'/'r').mkdir(), lambda: (d/'sub').rmdir(), lambda: (d/'no').unlink(), lambda: shutil.copytree(d/'sub', d/'sub2')):
        try: print(f())
        except Exception as e: print(type(e).__name__, str(e).replace(str(d),'D'))
    shutil.rmtree(d/'sub2'); print((d/'sub2').exists(), (d/'f.txt').rename(d/'r.txt').name, (d/'r.txt').replace(d/'s.txt').name, (d/'no').unlink(missing_ok=True))
    with tempfile.NamedTemporaryFile('w+', dir=d, suffix='.x', prefix='pre') as t: print(t.write('abc'), t.seek(0), t.read(), os.path.exists(t.name), os.path.basename(t.name)[:3], t.name[-2:])
    print(os.path.exists(t.name), t.closed)
    with tempfile.TemporaryFile() as t: print(t.write(b'x'), t.mode)
    fd,n=tempfile.mkstemp(dir=d); os.close(fd); print(os.path.isfile(n), oct(os.stat(n).st_mode)[-3:], os.path.isdir(tempfile.mkdtemp(dir=d)))
    with tempfile.SpooledTemporaryFile(5) as t: print(t.write(b'abc'), t._rolled, t.write(b'defg'), t._rolled, t.seek(0), t.read())
print(d.exists(), fnmatch.fnmatch('a.py','*.py'), fnmatch.filter(['a.py','b.txt','c.PY'],'*.[pP][yY]'), fnmatch.fnmatchcase('abc','a?[!d]'), fnmatch.fnmatch('a[','a['), fnmatch.fnmatch('', '*'))
