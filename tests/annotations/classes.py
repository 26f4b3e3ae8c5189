# __annotations__ of classes: names found in the class first, conditional ones, the namespace, inheritance
def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class A:
    x: int
    y: str = "default"
    (z): float
    _private: "text"
    __mangled: bytes

print(A.__annotations__, A.y, hasattr(A, "x"))
print(list(vars(A)))

class B(A): ...
print(B.__annotations__, B.__annotate__, "__annotations__" in vars(B))

# what the class binds wins over globals and enclosing functions, also when it is bound later
int_alias = "global"

class Names:
    int_alias = "class"
    a: int_alias
    b: late
    late = "bound later"
    def method(self, x: int_alias, y: late, z: A) -> "r": ...
    class Inner:
        c: int_alias

print(Names.__annotations__, Names.method.__annotations__, Names.Inner.__annotations__)
Names.late = "changed"
print(Names.method.__annotations__)

def scope():
    kind = "function"
    other = "other"
    class K:
        kind = "class"
        a: kind
        b: other
        c: [kind for _ in range(1)]
        d: (lambda: other)()
        def m(self, p: kind, q: other): ...
    class L:
        a: kind
        global G
        G = 3
        b: G
    return K, L

K, L = scope()
print(K.m.__annotations__, L.__annotations__)
print(attempt(lambda: K.__annotations__))
kind = "global kind"
print(attempt(lambda: K.__annotations__))

# conditional annotations count only if reached
class Manager:
    def __enter__(self): ...
    def __exit__(self, *args): ...

class Conditional:
    always: 1
    if True:
        yes: 2
    else:
        no: 3
    for i in range(2):
        loop: 4
    try:
        tried: 5
        raise ValueError
        skipped: 6
    except ValueError:
        caught: 7
    finally:
        done: 8
    while False:
        never: 9
    match 5:
        case 5:
            matched: 10
        case _:
            unmatched: 11
    with Manager():
        within: 12

print(Conditional.__annotations__)

# setting, deleting, metaclass
class S:
    x: int
print(attempt(setattr, S, "__annotate__", 5), attempt(delattr, S, "__annotate__"))
S.__annotate__ = lambda format: {"made": format}
print(S.__annotations__)
S.__annotations__ = {"set": 1}
print(S.__annotations__, S.__annotate__)
del S.__annotations__
print(S.__annotations__)
S.__annotate__ = lambda format: 5
print(attempt(lambda: S.__annotations__), S.__annotate__(3))
print(attempt(lambda: int.__annotations__), attempt(lambda: int.__annotate__), attempt(setattr, int, "__annotations__", {}))
print(type("Made", (), {"__annotations__": {"q": 1}}).__annotations__)

class Meta(type):
    attribute: int
class WithMeta(metaclass=Meta):
    own: str
class NoOwn(metaclass=Meta): ...
print(Meta.__annotations__, WithMeta.__annotations__, NoOwn.__annotations__)

# targets that are no plain names are not recorded, nor are their annotations evaluated
box = [0]
class Targets:
    box[0]: missing_name = 5
    (w): attempt
    w = 3
print(box, Targets.__annotations__)
class Lazy:
    a: undefined_thing
print(attempt(lambda: Lazy.__annotations__))
undefined_thing = 7
print(Lazy.__annotations__)
