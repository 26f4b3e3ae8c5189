# errno: names and numbers, and the classes that OSError makes of them.
import errno

for name in sorted(n for n in dir(errno) if n.startswith("E")):
    number = getattr(errno, name)
    print(name, number, errno.errorcode[number], type(OSError(number, "text")).__name__)
