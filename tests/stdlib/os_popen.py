"""os.popen, sysconf, confstr, and the numbers of devices."""

import os
import threading


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


with os.popen("echo one; echo two é") as pipe:
    print(pipe.readline(), pipe.read(), pipe.encoding)
pipe = os.popen("exit 3")
print(pipe.read() == "", pipe.close())
print(os.popen("kill -9 $$").close(), os.popen("true").close())
pipe = os.popen("cat >&2; exit 1", "w")
print(pipe.write(""), pipe.close())
os.environ["SHOWN"] = "seen"
print(list(os.popen("echo $SHOWN; echo end")))
for args in [(b"x",), ("x", "rw"), ("x", "r", 0)]:
    show(os.popen, *args)

# The lock is free while the shell takes its time.
steps = []


def wait():
    steps.append(os.popen("sleep 0.2; echo slept").read())


waiting = threading.Thread(target=wait)
waiting.start()
count = 0
while waiting.is_alive():
    count += 1
print(count > 100, steps)

print(os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGESIZE") == os.sysconf(os.sysconf_names["SC_PAGE_SIZE"]), os.sysconf("SC_OPEN_MAX") > 0)
print(os.confstr("CS_PATH"), os.confstr_names["CS_PATH"])
for args in [("nope",), (99999,), (1.5,)]:
    show(os.sysconf, *args)
show(os.confstr, "nope")
device = os.makedev(259, 70000)
print(device, os.major(device), os.minor(device))
