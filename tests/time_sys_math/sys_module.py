# sys: argv, path, version, limits, float_info, modules, exc_info, intern, getsizeof, streams.
import sys
print(sys.argv, len(sys.argv), type(sys.path).__name__, sys.version_info[:2], sys.version_info.major, sys.version_info.minor, sys.version_info >= (3, 8), sys.version_info[0], sys.version.split(".")[0], sys.maxsize, sys.byteorder, sys.platform in ("linux", "darwin", "win32"), type(sys.version_info).__name__)
print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.getrecursionlimit(), sys.get_int_max_str_digits())
print(isinstance(sys.getsizeof([]), int), sys.getsizeof([1] * 1000) > sys.getsizeof([]), sys.intern("abc") is sys.intern("abc"), sys.intern("x") == "x", type(sys.modules).__name__, "__main__" in sys.modules, sys.modules["__main__"].__name__, type(sys.executable).__name__, sys.exc_info(), sys.stdout is not sys.stderr)
sys.set_int_max_str_digits(0); print(len(str(10**5000))); sys.set_int_max_str_digits(4300)
sys.stdout.write("direct\n"); sys.stdout.flush(); print(sys.stdout.write(""))
try: 1 / 0
except ZeroDivisionError as e: t, v, tb = sys.exc_info(); print(t.__name__, v is e, tb is e.__traceback__, tb.tb_lineno, tb.tb_next)
def attempt(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__ + ":", e)
attempt(lambda: sys.exit(3)); attempt(lambda: sys.exit()); attempt(lambda: sys.exit("m")); attempt(lambda: sys.exit(1, 2)); attempt(lambda: sys.intern(5)); attempt(lambda: sys.getsizeof()); attempt(lambda: sys.set_int_max_str_digits(5)); attempt(lambda: sys.setrecursionlimit("a")); attempt(lambda: sys.setrecursionlimit()); attempt(lambda: sys.getrecursionlimit(1))
