# subprocess.run and its kin: status, output, input, text, the shell, environment and folder.
import os
import pathlib
import subprocess
from subprocess import DEVNULL, PIPE, STDOUT


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


run = subprocess.run
show(run, ["true"])
show(run, ["sh", "-c", "exit 7"])
show(run, ["echo", "some", "words"], capture_output=True)
show(run, ["echo", "some", "words"], capture_output=True, text=True)
show(run, ("echo", "tuple"), stdout=PIPE, encoding="ascii")
show(run, "echo one; echo two >&2; exit 3", shell=True, capture_output=True, text=True)
show(run, ["echo $0 $1", "a", "b"], shell=True, stdout=PIPE)
show(run, ["sh", "-c", "echo out; echo err >&2"], stdout=PIPE, stderr=STDOUT)
show(run, ["sh", "-c", "echo out; echo err >&2"], stdout=DEVNULL, stderr=PIPE)
show(run, ["cat"], input=b"bytes", stdout=PIPE)
show(run, ["cat"], input="text\r\nlines\r", capture_output=True, text=True)
show(run, ["cat"], input="caf\xe9", capture_output=True, encoding="latin-1")
show(run, ["cat"], stdin=DEVNULL, capture_output=True)
show(run, ["sh", "-c", "echo $FIRST$SECOND"], env={"FIRST": "1", "PATH": os.environ["PATH"]}, stdout=PIPE)
show(run, ["pwd"], cwd="/", stdout=PIPE, text=True)
show(run, [pathlib.Path("/bin/echo"), pathlib.Path("path")], stdout=PIPE)
show(run, ["printf", "\\377"], stdout=PIPE)
show(run, ["printf", "\\377"], stdout=PIPE, text=True)
show(run, ["printf", "a\\r\\nb\\rc\\n"], stdout=PIPE, universal_newlines=True)
show(run, ["sh", "-c", "umask"], umask=0o77, stdout=PIPE)
show(run, ["name", "-c", "echo $0"], executable="/bin/sh", stdout=PIPE)
show(run, ["sh", "-c", "exit 4"], check=True)
show(run, ["sleep", "5"], timeout=0.05, stdout=PIPE, stderr=PIPE)
show(run, ["cat"], input=b"x", stdin=PIPE)
show(run, ["cat"], capture_output=True, stdout=PIPE)
print("call", subprocess.call(["true"]), subprocess.call(["sh", "-c", "exit 5"]), subprocess.call("exit 6", shell=True))
show(subprocess.check_call, ["true"])
show(subprocess.check_call, ["false"])
show(subprocess.check_output, ["echo", "output"])
show(subprocess.check_output, "echo text", shell=True, text=True)
show(subprocess.check_output, ["cat"], input=None)
show(subprocess.check_output, ["cat"], input=b"given")
show(subprocess.check_output, ["sh", "-c", "echo partial; exit 2"])
show(subprocess.check_output, ["echo"], stdout=PIPE)
show(subprocess.check_output, ["echo"], check=True)
show(subprocess.getoutput, "echo one; echo two")
show(subprocess.getstatusoutput, "echo one; exit 4")
show(subprocess.getstatusoutput, "kill -9 $$")
try:
    subprocess.check_output(["sh", "-c", "echo partial; echo bad >&2; exit 2"], stderr=PIPE)
except subprocess.CalledProcessError as error:
    print(error.returncode, error.cmd, error.output, error.stdout, error.stderr, error.args, repr(error))
try:
    subprocess.run(["sh", "-c", "echo early; exec sleep 5"], timeout=0.3, stdout=PIPE, stderr=PIPE)
except subprocess.TimeoutExpired as error:
    print(error, error.timeout, error.output, error.stdout, error.stderr)
large = bytes(range(256)) * 4000
print(run(["cat"], input=large, stdout=PIPE).stdout == large)
