"""What generators, coroutines and asynchronous generators are called: as their function when it made them, until a script renames them."""


def plain():
    yield


class Home:
    async def coroutine(self):
        pass

    async def asynchronous(self):
        yield


def outer():
    def inner():
        yield

    return inner


def names(made):
    return made.__name__, made.__qualname__, repr(made).split(" at ")[0]


expression = (x for x in ())
coroutine = Home().coroutine()
asynchronous = Home().asynchronous()
for made in (plain(), expression, coroutine, asynchronous, outer()(), (lambda: (yield))()):
    print(names(made))
before = plain()
plain.__name__ = "renamed"
half = plain()
plain.__qualname__ = "Some.where"
after = plain()
plain.__name__ = "plain"
back = plain()
plain.__qualname__ = "plain"
print(names(before), names(half), names(after), names(back), names(plain()), sep="\n")
before.__name__ = "mine"
print(names(before))
before.__qualname__ = "Mine.own"
print(names(before), names(plain()))
for wrong in (1, None):
    try:
        before.__name__ = wrong
    except TypeError as error:
        print(error)
del plain
print(names(half), names(back))
coroutine.__qualname__ = "New.name"
print(names(coroutine), coroutine.cr_code.co_name)
coroutine.close()
