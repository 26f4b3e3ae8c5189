# * and ** in displays and calls.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), {*a, *b}, [*"ab", 0, *range(2)], (*[],), [*{1: 2}, *{}], [*a, *[*b, *[5]]], *a, *b, sep=",")
print({**{"a": 1}, **{"b": 2}}, {"a": 0, **{"a": 1}, "b": 2}, {**{}, "x": 1}, {**{1: 2}, **{3: 4}})
def f(*args, **kw): return args, kw
print(f(*a), f(*a, 9, *b), f(**{"x": 1}), f(*a, **{"x": 1}, y=2, **{"z": 3}), f(*"ab", *(), *[]), f(0, *a, k=1, *b), f(*(i for i in range(3))), f(*{"k": 1}), f(**dict(p=1)))
def g(a, b, c=3, *, d=4): return a, b, c, d
print(g(*[1, 2]), g(*[1], **{"b": 2}), g(**{"a": 1, "b": 2, "d": 0}), g(1, *[2, 3], d=5), g(*(1, 2, 3), **{}))
x = *a, 5; print(x)
def ret(): return *a, 6
print(ret(), [*map(str, a)], [*zip(a, b)], max(*a, *b), print(*[], sep="x"))
for v in *a, *b: print(v, end=" ")
print()
print(f(*[1], *[2], **{"a": 1}, **{"b": 2}), f(*f(*f(1)[0])[0]), dict(**{"a": 1}, **{"b": 2}), list((*a, *a)))
def attempt(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: [*5]); attempt(lambda: f(*5)); attempt(lambda: f(**5)); attempt(lambda: f(**[1])); attempt(lambda: {**1}); attempt(lambda: f(*None)); attempt(lambda: f(**{1: 2})); attempt(lambda: f(a=1, **{"a": 2})); attempt(lambda: f(**{"a": 1}, **{"a": 2})); attempt(lambda: g(1, **{"a": 2}))
attempt(lambda: g(*[1, 2, 3, 4])); attempt(lambda: g(**{"a": 1})); attempt(lambda: {*[[]]}); attempt(lambda: (*1,)); attempt(lambda: print(**{"foo": 1})); attempt(lambda: len(*[[1], [2]])); attempt(lambda: len(**{"obj": []})); attempt(lambda: g(1, 2, 3, 4, 5)); attempt(lambda: f(*1, **2))
