"""The order in which a function and its code object show what they capture: by name, captured parameters first."""


def outer(p):
    z, a, m = 1, 2, 3

    def inner():
        nonlocal m

        def deep():
            return p, q, a

        q = 1
        m += 1
        return z, a, m, deep

    return inner


f = outer(9)
print(f.__code__.co_freevars, [cell.cell_contents for cell in f.__closure__], f.__code__.co_cellvars, f()[:3], f()[3]())
print(outer.__code__.co_cellvars, outer.__code__.co_varnames, f.__code__.co_varnames)


class Shape:
    def method(self):
        def get():
            return __class__, self, other

        other = 1
        return get


get = Shape().method()
print(get.__code__.co_freevars, Shape.method.__code__.co_cellvars, Shape.method.__code__.co_freevars, get()[2])


def parameters(zeta, alpha, *rest, key, **more):
    later, early = 1, 2

    def get():
        return zeta, alpha, rest, key, more, later, early

    return get


get = parameters(1, 2, 3, key=4, x=5)
print(get.__code__.co_freevars, [cell.cell_contents for cell in get.__closure__])
print(parameters.__code__.co_cellvars, get())


def makers():
    b, a = 1, 2
    return (lambda: [x + a + b for x in (1,)]), (a + b + i for i in (1,))


function, generator = makers()
print(function.__code__.co_freevars, function(), generator.gi_code.co_freevars, list(generator))


def decorate(zeta, alpha):
    def wrap(fn):
        def inner(*args):
            return zeta, fn, alpha, args

        return inner

    return wrap


wrapped = decorate(1, 2)(3)
print(wrapped.__code__.co_freevars, [cell.cell_contents for cell in wrapped.__closure__], wrapped(4))


def counters():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def both():
        return up(), count

    return up, both


up, both = counters()
print(both.__code__.co_freevars, both.__closure__[0].cell_contents, both.__closure__[1].cell_contents is up, up(), both())
up.__closure__[0].cell_contents = 10
print(both())


def replaced():
    second, first = 0, 0

    def run():
        nonlocal second, first
        second, first = first * 2, second * 3

    return run


from types import CellType, FunctionType

run = replaced()
cells = (CellType(5), CellType(7))
exec(run.__code__, {}, closure=cells)
print([cell.cell_contents for cell in cells], run.__code__.co_freevars)
print(FunctionType(up.__code__, {}, closure=(CellType(41),))())


class Ring:
    x, y = 1, 2

    def scope():
        y, x = 3, 4

        class Inner:
            w = x

            def see(self):
                return x, y

        return Inner

    made = scope()


print(Ring.made.see.__code__.co_freevars, Ring.made().see(), Ring.made.w)
