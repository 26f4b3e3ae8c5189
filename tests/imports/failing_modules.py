# Modules that raise or do not parse: the error comes out of the import, the next import tries again.
for n in range(2):
    try: import mod_raises
    except ValueError as e: print("ValueError", e)
try: import mod_syntax
except SyntaxError as e: print(type(e).__name__, e.msg, e.lineno, e.offset, e.filename.endswith("mod_syntax.py"), repr(e.text))
try: import mod_exits
except SystemExit as e: print("SystemExit", e.code)
import sys
print([m for m in ("mod_raises", "mod_syntax", "mod_exits") if m in sys.modules])
def lazy():
    import mod_raises
try: lazy()
except ValueError as e: print(e)
