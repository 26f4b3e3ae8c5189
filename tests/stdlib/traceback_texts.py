# traceback: exceptions, chains, stacks and places as text and as data.
import os, sys, traceback

class Here:
    """Standard output without the folder of this script."""
    def write(self, text):
        sys.__stdout__.write(text.replace(os.path.dirname(os.path.abspath(__file__)) + "/", ""))
    def flush(self):
        sys.__stdout__.flush()

sys.stdout = Here()
def f(n):
    if n: return f(n-1)
    raise ValueError("deep")
try: f(2)
except ValueError as e:
    print(traceback.format_exc())
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception(e))
    print(traceback.format_exception_only(e), traceback.format_exception_only(ValueError, ValueError('x')))
    print(traceback.format_tb(e.__traceback__), traceback.format_tb(e.__traceback__, 1))
    for fr in traceback.extract_tb(e.__traceback__): print(fr, fr.filename[-5:], fr.lineno, fr.name, fr.line, fr.colno, fr.end_colno, list(fr)[1:])
    te = traceback.TracebackException.from_exception(e)
    print(''.join(te.format()), str(te), len(te.stack))
    print(''.join(traceback.format_list(traceback.extract_tb(e.__traceback__))))
    try: raise KeyError('k') from e
    except KeyError as e2: print(traceback.format_exc()); print(traceback.format_exc(chain=False)); print(traceback.format_exc(limit=1))
def g():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack()[-1], traceback.extract_stack()[-1].name, traceback.extract_stack(limit=1))
g()
print(repr(traceback.format_exc()))
def rec(): rec()
try: rec()
except RecursionError: s=traceback.format_exc(); print(*s.splitlines()[:6], *s.splitlines()[-4:], sep="\n")
try: compile("x = = 1", "<t>", "exec")
except SyntaxError as e: print(traceback.format_exception_only(e)); print(traceback.format_exc())
e=ValueError('noted'); e.add_note('a note\nline2'); print(traceback.format_exception_only(e), traceback.format_exception(e))
try: traceback.format_exception(5)
except TypeError as e: print(e)
