# subprocess: programs and folders that do not exist, and wrong arguments.
import pathlib
import subprocess
from subprocess import PIPE, Popen


def show(call, *args, **kwargs):
    try:
        print("ok", call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "filename", None))


show(Popen)
for args in (["no_such_program"], ["/no/such/program"], ["/etc/passwd"], ["/"], [""], "", [], 5, None, [5], ["echo", 5], ["a\0b"], ["echo", "a\0b"], [b"no\xff"],
             {}, object):
    show(Popen, args)
show(Popen, "echo words")
show(Popen, ["echo"], cwd="/no/such/folder")
show(Popen, ["echo"], cwd="/etc/passwd")
show(Popen, ["echo"], cwd=5)
show(Popen, pathlib.Path("/bin/true"), shell=True)
for kwargs in (dict(bufsize="x"), dict(stdout=subprocess.STDOUT), dict(text=True, universal_newlines=False), dict(unknown=1), dict(creationflags=1),
               dict(startupinfo=1), dict(env={"a=b": "c"}), dict(env={"a": 5}), dict(env={"a": "b\0c"}), dict(stdin="x"), dict(stdin=999),
               dict(stdin=-7), dict(pipesize="x"), dict(encoding=5, stdout=PIPE), dict(encoding="no-such", stdout=PIPE)):
    show(Popen, ["true"], **kwargs)
for error in (subprocess.CalledProcessError(3, "c"), subprocess.CalledProcessError(3, ["c", "d"], b"o", b"e"), subprocess.CalledProcessError(-1000, "c"),
              subprocess.TimeoutExpired("c", 5), subprocess.TimeoutExpired(["c"], 0.5, "o", "e"), subprocess.SubprocessError("x")):
    print(error, error.args, isinstance(error, subprocess.SubprocessError), vars(error))
error = subprocess.CalledProcessError(1, "c")
error.stdout = b"new"
print(error.output)
process = Popen(["cat"], stdin=PIPE, stdout=PIPE, stderr=PIPE)
try:
    process.communicate(b"x" * 10, timeout=0)
except subprocess.TimeoutExpired as error:
    print(error)
try:
    process.communicate(b"more")
except ValueError as error:
    print(error)
process.kill()
print(process.communicate()[1], process.returncode)
show(process.communicate)
with Popen(["cat"], stdin=PIPE, text=True) as process:
    show(process.stdin.write, b"bytes")
print(process.returncode)
