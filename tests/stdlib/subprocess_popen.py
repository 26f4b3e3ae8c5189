# subprocess.Popen: talking in turns, pipes between programs, waiting, ending, what its repr says.
import os
import subprocess
import tempfile
from subprocess import PIPE, Popen

process = Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True)
print(process, process.poll(), process.pid > 0, process.returncode)
print(type(process.stdin).__name__, type(process.stdout).__name__, process.stderr, process.stdin.encoding.lower())
print(process.communicate("hello\n"), process.returncode, process.poll(), process.wait(), process)

process = Popen(["cat"], stdin=PIPE, stdout=PIPE)
print(type(process.stdin).__name__, type(process.stdout).__name__, process.stdin.write(b"abc"))
process.stdin.close()
print(process.stdout.read(), process.wait())
process.stdout.close()

with Popen(["sh", "-c", 'while read line; do echo "got $line"; done'], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as process:
    for word in ("one", "two", "three"):
        process.stdin.write(word + "\n")
        process.stdin.flush()
        print(process.stdout.readline(), end="")
    process.stdin.close()
print(process.returncode, process.stdout.closed, process.stdin.closed)

first = Popen(["printf", "b\\na\\nc\\n"], stdout=PIPE)
second = Popen(["sort"], stdin=first.stdout, stdout=PIPE)
first.stdout.close()
print(second.communicate(), first.wait())

process = Popen(["sleep", "20"])
try:
    process.wait(0.05)
except subprocess.TimeoutExpired as error:
    print(error, error.timeout)
process.terminate()
print(process.wait(), process.returncode)
process = Popen(["sleep", "20"])
process.kill()
print(process.wait(timeout=10))
process.kill()
process.terminate()
process.send_signal(2)
print(process.poll(), process)

process = Popen(["sh", "-c", "echo a; echo b >&2; sleep 0.4; echo c"], stdout=PIPE, stderr=PIPE, text=True)
try:
    process.communicate(timeout=0.2)
except subprocess.TimeoutExpired as error:
    print(error, error.output, error.stderr)
print(process.communicate(), process.returncode)

process = Popen(["true"], stdin=PIPE)
process.wait()
print(process.communicate(b"x" * 100_000))
with tempfile.TemporaryFile() as file:
    print(Popen(["echo", "into a file"], stdout=file).wait())
    file.seek(0)
    print(Popen(["cat"], stdin=file, stdout=PIPE).communicate())
    file.seek(0)
    print(file.read())

# Descriptors: the program gets those it was promised, and no others.
read_end, write_end = os.pipe()
print(subprocess.run(["sh", "-c", f"echo passed >&{write_end}"], pass_fds=[write_end]).returncode, os.read(read_end, 100), os.get_inheritable(write_end))
os.set_inheritable(write_end, True)
print(subprocess.run(["sh", "-c", f"echo hidden >&{write_end}"], stderr=subprocess.DEVNULL).returncode != 0, os.get_inheritable(write_end))
print(subprocess.run(["sh", "-c", f"echo open >&{write_end}"], close_fds=False).returncode, os.read(read_end, 100))
os.close(read_end)
os.close(write_end)
session = subprocess.run(["sh", "-c", "echo $$; ps -o sid= -p $$"], start_new_session=True, stdout=PIPE, text=True).stdout.split()
print(len(session) < 2 or session[0] == session[1])
print(Popen[bytes], subprocess.CompletedProcess[str], subprocess.list2cmdline(["a b", 'c"d', "e\\", "", "f\\ g\\", "\\\"h"]))
print(repr(Popen(["true", "x" * 100]))[-20:], subprocess.CompletedProcess("x", 1, b"o", b"e"), subprocess.CompletedProcess(["y"], 0))
