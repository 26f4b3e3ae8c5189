"""os: what its functions raise for missing files, wrong arguments and closed descriptors; directories by descriptor."""

import os, tempfile
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, str(e).replace(d, 'D') if 'd' in globals() else e)
d = tempfile.mkdtemp(); os.chdir(d); open("f","w").close(); os.symlink("f","l"); os.mkdir("sub"); open("sub/g","w").write("hello")
t(lambda: os.readlink("f")); t(lambda: os.readlink("l")); t(lambda: os.readlink("none")); t(lambda: os.readlink(b"l")); t(lambda: os.readlink("sub"))
for n in ("", "a=b", "=x", "a\0b"): t(lambda: os.unsetenv(n)); t(lambda: os.putenv(n,"v"))
def sa(o, n):
    setattr(o, n, 1)
st = os.stat("f"); t(lambda: sa(os.uname(),"sysname")); t(lambda: sa(os.terminal_size((1,2)),"columns"))
v = os.statvfs("/"); print(type(v).__name__, len(v), v.n_fields, [n for n in dir(v) if n.startswith("f_")]); t(lambda: sa(v,"f_bfree"))
fd = os.open("sub", os.O_RDONLY)
with os.scandir(fd) as it:
    for e in it: print(e, e.path, e.is_file(), e.is_dir(), e.stat().st_size, e.inode()==os.stat("sub/g").st_ino)
os.utime("g", (5,6), dir_fd=fd); print(os.stat("sub/g").st_mtime)
print(os.stat("g", dir_fd=fd).st_size, os.device_encoding(12345), os.device_encoding(fd))
t(lambda: os.get_exec_path({"PATH":"/a:/b"})); t(lambda: os.get_exec_path({b"PATH":b"/a:/b"})); t(lambda: os.get_exec_path({"PATH":"/a", b"PATH":b"/b"})); t(lambda: os.get_exec_path({}))
t(lambda: os.listdir(fd)); os.close(fd); t(lambda: os.fstat(fd)); t(lambda: os.listdir("f")); t(lambda: os.rmdir("sub")); t(lambda: os.mkdir("sub")); t(lambda: os.rename("none","x")); t(lambda: os.link("none","x")); t(lambda: os.replace("f","sub")); t(lambda: os.unlink("sub")); t(lambda: os.chmod("none",0)); t(lambda: os.utime("none")); t(lambda: os.truncate("none",1)); t(lambda: os.open("none",0)); t(lambda: os.access("f", os.R_OK)); t(lambda: os.symlink("a","l")); t(lambda: os.chdir("f")); t(lambda: os.stat("a\0b")); t(lambda: os.stat(3.5)); t(lambda: os.fspath(5)); t(lambda: os.lseek(999,0,0)); t(lambda: os.read(999,1)); t(lambda: os.write(999,b"")); t(lambda: os.dup(999)); t(lambda: os.dup2(999,5)); t(lambda: os.close(999)); t(lambda: os.isatty(999)); t(lambda: os.pipe2(os.O_CLOEXEC)[0]>0); t(lambda: os.fsencode("é\udc80")); t(lambda: os.fsdecode(b"\xff")); t(lambda: os.kill(0x7ffffff0,0)); t(lambda: os.waitpid(-1,0)); t(lambda: os.urandom(-1)); t(lambda: len(os.urandom(3))); t(lambda: os.getenv("NOPE","x")); t(lambda: os.environ["NOPE"]); t(lambda: os.environ.__setitem__("a",1)); t(lambda: os.environ.pop("NOPE")); t(lambda: os.makedirs("sub")); t(lambda: os.makedirs("f/x")); t(lambda: os.removedirs("sub")); t(lambda: os.renames("none","y/z")); t(lambda: list(os.walk("none"))); t(lambda: sorted(os.walk("."))[0][1:]); t(lambda: os.path.getsize("none")); t(lambda: os.path.samefile("f","none")); t(lambda: os.get_inheritable(999)); t(lambda: os.cpu_count()>0); t(lambda: os.getpgid(0)==os.getpgrp()); t(lambda: os.get_terminal_size(999)); t(lambda: os.strerror(2)); t(lambda: os.fdopen(999)); t(lambda: os.fdopen("x"))
