# What a generator expression is when it is made: its names, its code, when its first iterable is evaluated, and what it keeps alive.
import gc
import inspect
import types


def show(generator):
    code = generator.gi_code
    print(generator.__name__, generator.__qualname__, code.co_name, code.co_freevars, code.co_argcount, generator.gi_running, end=" ")
    print(type(generator) is types.GeneratorType, inspect.getgeneratorstate(generator))


show(x for x in ())


class Holder:
    values = [1, 2, 3]
    doubled = (v * 2 for v in values)

    def parts(self, factor):
        def shifted(by):
            return (v * factor + by + len(self.values) for v in self.values)

        return (v * factor for v in self.values), shifted(1), ((a, b) for a in self.values for b in range(a) if a != factor)


show(Holder.doubled)
print(list(Holder.doubled))
for generator in Holder().parts(2):
    show(generator)
    print(list(generator))

renamed = (x for x in (1, 2))
renamed.__name__ = "other"
renamed.__qualname__ = "some.other"
print(renamed.__name__, renamed.__qualname__, next(renamed), renamed.gi_code.co_name)

# The first iterable is evaluated, and asked for an iterator, at once; the others and the conditions later.
for text in "(x for x in 5)", "(x for x in nothing)", "(x for x in [1] for y in 5)", "(x for x in [1] if nothing)":
    try:
        made = eval(text)
        print("made", end=" ")
        next(made)
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)


class Source:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        print("iter", self.name, end=" ")
        return iter((1, 2))

    def __del__(self):
        print("gone", self.name, end=" ")


made = (x for x in Source("a") for y in Source("b"))
print("made")
print(next(made), next(made))
del made
print("deleted")
made = (x for x in Source("c"))
del made
print("never begun")


# Variables around it are looked up when it runs.
def late():
    factor = 1
    made = (x * factor for x in range(3))
    factor = 10
    yield list(made)
    made = (lambda: (x, factor) for x in range(2))
    yield [f() for f in made]
    del factor
    try:
        next(x * factor for x in [1])
    except NameError as error:
        yield str(error)


print(list(late()))

# A cycle through the closure of a generator expression.
def cycle():
    kept = Source("d")
    made = (kept if kept else made for x in [1])
    made_too = [made]
    next(made_too[0])


cycle()
gc.collect()
print("collected")

# The same code with other globals.
code = compile("made = (x + y for x in (1, 2))", "text", "exec")
for y in 10, 20:
    namespace = {"y": y}
    exec(code, namespace)
    print(list(namespace["made"]), end=" ")
print()


def nested(n):
    return sum(sum(sum(c for c in range(b)) for b in range(a)) for a in range(n))


print(nested(7), "".join(str(x) for x in range(5)), dict((k, v) for k, v in zip("ab", (1, 2))), sorted((x for x in (2, 1)), reverse=True))


def many(depth):
    made = (x for x in [depth])
    for _ in range(depth):
        made = (x + 1 for x in made)
    return next(made)


print(many(200))
chain = (x for x in [1])
for _ in range(20000):
    chain = (x for x in chain)
del chain
print("a long chain is gone")
