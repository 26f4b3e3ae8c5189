# exec and eval: which namespaces the code sees, and where its names go.
def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


g = {}
exec("x = 1", g)
print(list(g), type(g["__builtins__"]))
attempt(eval, "x", globals={"x": 5})
attempt(eval, "x", locals={"x": 6})
attempt(eval, "x", {"x": 5}, locals={"x": 7})
attempt(exec, "print(x)", globals={"x": 8})
attempt(exec, "print(locals(), list(globals()))", {"a": 1}, {"b": 2})


class Missing(dict):
    def __missing__(self, key):
        return key


attempt(eval, "abc", Missing())
attempt(eval, "abc", {}, Missing())


class Mapping:
    def __init__(self):
        self.names = {}

    def __getitem__(self, key):
        print("get", key)
        return self.names[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.names[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.names[key]


attempt(exec, "x = 1; print(x); del x; del x", {}, Mapping())

# Comprehensions see separate locals; functions and class bodies do not.
attempt(exec, "x = 1\nprint([x for _ in range(2)], {x: x for _ in [0]})", {}, {})
attempt(exec, "x = 1\ndef f(): return x\nf()", {}, {})
attempt(exec, "x = 1\nprint(list(x for _ in range(2)))", {}, {})
attempt(exec, "x = 1\nclass A:\n  y = x", {}, {})
attempt(exec, "x = 1\nprint((lambda: x)())", {}, {})
attempt(exec, "x = 1\ndef f(): return x\nprint(f())\nclass A:\n  y = x\nprint(A.y, A.__module__, A)", {})
attempt(exec, "global x\nx = 5\nprint(locals(), 'x' in globals())", {}, {})
attempt(exec, "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(15))", {"__name__": "m"})
attempt(exec, "for i in range(3): pass\nwith_i = i\ntry:\n  1/0\nexcept Exception as e:\n  print(e)\nprint(sorted(locals()))", {}, {})


def function():
    z = 10
    exec("z = 20; w = 5")
    print(z, eval("z + 1"), locals())
    names = {}
    exec("w = z", globals(), {**locals(), "z": 3} | names)
    exec("w = z", locals(), names)
    print(names)
    try:
        w
    except NameError as e:
        print(e)
    print([eval("i * z", globals(), {"i": i, "z": z}) for i in range(3)])


function()

# The same code with different namespaces.
code = compile("total = total + step\ndef f(): return total", "counter", "exec")
first, second = {"total": 1, "step": 1}, {"total": 100, "step": 10}
for _ in range(3):
    exec(code, first)
    exec(code, second)
print(first["total"], second["total"], first["f"](), second["f"]())
first["total"] = "changed"
print(first["f"](), second["f"](), first["f"].__globals__ is first)
expression = compile("a * b", "e", "eval")
print([eval(expression, {"a": a}, {"b": 2}) for a in range(4)])
namespace = {}
exec("def get(): return value", namespace)
for value in (1, "two", None):
    namespace["value"] = value
    print(namespace["get"]())
del namespace["value"]
attempt(namespace["get"])
value = 3
attempt(namespace["get"])
namespace.update(value=4)
attempt(namespace["get"])
namespace.pop("value")
attempt(namespace["get"])

# Other builtins.
attempt(exec, "print(1)", {"__builtins__": {}})
attempt(exec, "import math", {"__builtins__": {}})
attempt(exec, "class A: pass", {"__builtins__": {}})
attempt(exec, "print(1)", {"__builtins__": {"print": lambda x: print("mine", x)}})
attempt(exec, "import anything; print(anything)", {"__builtins__": {"__import__": lambda *args: args[0] + "!", "print": print}})
exec("def inner(): return eval('secret')", namespace)
attempt(namespace["inner"])

# What is not allowed.
attempt(exec, 1)
attempt(eval, None)
attempt(exec)
attempt(eval)
attempt(exec, "1", 1)
attempt(eval, "1", 1)
attempt(eval, "1", [])
attempt(exec, "1", {}, 1)
attempt(eval, "1", {}, 1)
attempt(eval, "1", None, 1)
attempt(exec, "1", None, None)
attempt(eval, source="x")
attempt(eval, "x", foo=1)
attempt(eval, "undefined_name")
attempt(exec, "del undefined_name")
attempt(exec, "del undefined_name", {})

# Functions' code.
attempt(eval, (lambda: 5).__code__)
attempt(exec, (lambda: 5).__code__)
attempt(eval, (lambda x: x).__code__)


def outer():
    q = 42
    return lambda: print(q)


attempt(eval, outer().__code__)
attempt(exec, outer().__code__)
attempt(exec, outer().__code__, closure=outer().__closure__)
attempt(exec, "print(1)", closure=1)
attempt(exec, (lambda: 5).__code__, closure=outer().__closure__)
