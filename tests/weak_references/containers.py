# WeakValueDictionary, WeakKeyDictionary, WeakSet, proxies, WeakMethod and finalize.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def hello(self, x=1):
        return f"{self.name} {x}"


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


values = weakref.WeakValueDictionary()
a, b = Thing("a"), Thing("b")
values["a"], values["b"] = a, b
print(len(values), values["a"], "b" in values, sorted(values.keys()), list(values.items()))
del a
print(len(values), "a" in values, values.get("a"), values.get("b"), list(values))
attempt(lambda: values["a"])
attempt(lambda: values.pop("a"))
print(values.pop("a", 5), values.setdefault("b", Thing("c")))
for key, value in values.items():
    print(key, value)
values.update(x=b)
print(sorted(values), values.copy() == values, values.popitem())
many = [Thing(i) for i in range(5)]
values = weakref.WeakValueDictionary(enumerate(many))
for key in values.keys():
    many.clear()
    value = None
    print(key)
    break
gc.collect()
print(len(values))
attempt(values.__setitem__, 1, 5)

keys = weakref.WeakKeyDictionary()
a, b = Thing("a"), Thing("b")
keys[a], keys[b] = 1, 2
print(len(keys), keys[a], a in keys, 5 in keys, sorted(keys.values()))
del a
print(len(keys), list(keys.items()))
attempt(lambda: keys[5])
try:
    keys[Thing("z")]
except KeyError:
    print("KeyError")
keys[b] += 1
print(keys[b], keys.pop(b), len(keys))

members = weakref.WeakSet()
a, b, c = Thing("a"), Thing("b"), Thing("c")
members.add(a)
members.add(b)
members.update([c, a])
print(len(members), a in members, 5 in members, sorted(m.name for m in members))
del a
print(len(members), sorted(m.name for m in members))
other = weakref.WeakSet([c])
print((members & other) == other, len(members | other), len(members - other), other <= members, members.isdisjoint(other))
members.discard(c)
try:
    members.remove(c)
except KeyError:
    print("KeyError")
print(members.pop(), len(members))
attempt(members.pop)

thing = Thing("p")
proxy = weakref.proxy(thing)
print(proxy.name, proxy.hello(3), proxy, type(proxy).__name__, isinstance(proxy, Thing))
proxy.name = "q"
print(thing.name, weakref.proxy(thing) is proxy)
gone = weakref.proxy(thing, lambda p: print("proxy callback", type(p).__name__))
del thing
attempt(lambda: proxy.name)
attempt(str, proxy)


class Numbers(list):
    pass


numbers = Numbers([1, 2])
proxy = weakref.proxy(numbers)
proxy += [3]
print(numbers, proxy is numbers)
proxy = weakref.proxy(numbers)
proxy[0] = 9
print(len(proxy), proxy[0], 9 in proxy, [*proxy], proxy + [4], proxy == [9, 2, 3], bool(proxy), proxy * 2)
del proxy[0]
print(numbers)


def function():
    return "called"


called = weakref.proxy(function)
print(called(), type(called).__name__)

thing = Thing("m")
method = weakref.WeakMethod(thing.hello, lambda m: print("method gone", m() is None))
print(method()(2), method == weakref.WeakMethod(thing.hello), weakref.ref(thing.hello)())
del thing
print(method())
attempt(weakref.WeakMethod, function)

thing = Thing("f")
final = weakref.finalize(thing, print, "finalized", sep="!")
print(final.alive, final.peek()[2:], final.atexit)
del thing
print(final.alive, final.peek(), final())
thing = Thing("g")
final = weakref.finalize(thing, print, "never")
print(final.detach()[2:], final.alive)
final = weakref.finalize(thing, lambda x: x * 2, 21)
print(final(), final(), final.alive)


class Node:
    def __init__(self, parent=None):
        self.parent = weakref.ref(parent) if parent else None
        self.children = []

    def __del__(self):
        print("node gone", self.parent and self.parent())


root = Node()
root.children.append(Node(root))
child = root.children[0]
print(child.parent() is root)
del root
print(child.parent())
del child
kept = Thing("kept")
weakref.finalize(kept, print, "at exit")
weakref.finalize(kept, print, "at exit, last made first called")
not_called = weakref.finalize(kept, print, "not called")
not_called.atexit = False
print("end")
