# The environment is a live mapping that child processes get; os.system and its status; numbers of the process.
import os
from _collections_abc import MutableMapping

os.environ["MINIPY_A"] = "one"
print(os.environ["MINIPY_A"], os.getenv("MINIPY_A"), os.getenv("MINIPY_NO"), os.getenv("MINIPY_NO", "default"), "MINIPY_A" in os.environ, isinstance(os.environ, MutableMapping))
print(os.environb[b"MINIPY_A"], os.getenvb(b"MINIPY_A"), os.environ.get("MINIPY_NO"), os.environ.setdefault("MINIPY_A", "x"), os.environ.setdefault("MINIPY_B", "two"))
print({k: v for k, v in os.environ.items() if k.startswith("MINIPY_")}, len(os.environ) == len(list(os.environ)), type(os.environ.copy()))
os.environb[b"MINIPY_C"] = b"\xff"
print(ascii(os.environ["MINIPY_C"]), os.fsencode(os.environ["MINIPY_C"]))
print(os.system('test "$MINIPY_A" = one'), os.system('test "$MINIPY_B" = one'), os.waitstatus_to_exitcode(os.system("exit 7")))
del os.environ["MINIPY_A"]
print(os.system('test -z "$MINIPY_A"'), os.environ.pop("MINIPY_B"), os.environ.pop("MINIPY_B", None))
os.environ.update(MINIPY_D="4", MINIPY_E="5")
print(sorted(k for k in os.environ if k.startswith("MINIPY_")), (os.environ | {"MINIPY_D": "x"})["MINIPY_D"], os.environ["MINIPY_D"])
for call in (
    lambda: os.environ["MINIPY_A"], lambda: os.environ[5], lambda: os.environ.__setitem__("a", 5), lambda: os.environ.__setitem__(5, "a"), lambda: os.environ.__setitem__("a=b", "c"),
    lambda: os.environ.__delitem__("MINIPY_A"), lambda: os.getenv(5), lambda: os.environb["x"], lambda: os.environ.__setitem__("", "x"), lambda: os.environ.__setitem__("a", "b\0c"),
):
    try:
        print(call())
    except (KeyError, TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
print(os.getpid() > 0, os.getppid() > 0, os.getuid() >= 0, os.geteuid() >= 0, os.getgid() >= 0, os.cpu_count() >= 1, os.process_cpu_count() >= 1, len(os.getloadavg()), len(os.urandom(9)), os.urandom(0))
print(os.uname().sysname, os.uname()[0], len(os.times()), os.nice(0) == os.nice(0), os.sched_yield(), os.strerror(2), os.strerror(13), os.name, repr(os.linesep), os.devnull, os.ctermid())
print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns, os.terminal_size((1, 2)) == (1, 2), os.error is OSError, os.sep, os.extsep, os.pathsep)
print(os.WEXITSTATUS(256), os.WIFEXITED(256), os.WIFSIGNALED(9), os.WTERMSIG(9), os.waitstatus_to_exitcode(9), os.WIFSTOPPED(0x137F), os.WSTOPSIG(0x137F), os.WCOREDUMP(0x80), os.WIFCONTINUED(0xFFFF))
for call in (lambda: os.kill(2**22 + 1, 0), lambda: os.waitpid(-1, os.WNOHANG), lambda: os.urandom(-1), lambda: os.strerror("x"), lambda: os.terminal_size((1,)), lambda: os.get_terminal_size(999)):
    try:
        print(call())
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(os.fsencode("é"), ascii(os.fsdecode(b"\xe9")), os.fsdecode("x"), os.fsencode(b"y"))
