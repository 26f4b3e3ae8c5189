# input at the end of a file, dir, vars, callable names, and names of the module.
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: input()); attempt(lambda: input("prompt> "))
x = 5
print(__name__, __doc__, __file__.endswith("input_and_misc.py"), "x" in dir(), "x" in vars(), vars()["x"], vars() is globals(), type(globals()).__name__, locals() is globals(), "print" in dir(__builtins__))
print([n for n in ("abs", "all", "any", "ascii", "bin", "bool", "callable", "chr", "classmethod", "delattr", "dict", "dir", "divmod", "enumerate", "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "min", "next", "object", "oct", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip", "NotImplemented", "Ellipsis") if n not in dir(__builtins__)])
print(repr(object())[:16], object() == object(), len(dir(object)) > 10, type(dir()).__name__, dir([])[-3:], [n for n in dir(5) if n[0] != "_"], [n for n in dir(()) if n[0] != "_"], [n for n in dir({}) if n[0] != "_"], [n for n in dir(set()) if n[0] != "_"], [n for n in dir([]) if n[0] != "_"], [n for n in dir(range(1)) if n[0] != "_"], [n for n in dir(slice(1)) if n[0] != "_"])
def loc():
    a = 1
    b = [c for c in range(2)]
    d = lambda: a
    return sorted(locals()), vars() == locals()
print(loc(), (lambda q: locals())(3))
print = len
x = print("shadowed")
del print
print(x)
_ = 5; __ = 6; ___x = 7; été = "é"; 名 = "n"
print(_, __, ___x, été, 名)
