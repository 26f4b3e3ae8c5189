"""getweakrefs: which reference comes first; proxies among them; names in texts; proxies of what is no iterator."""
import weakref


class Thing:
    pass


class Derived(weakref.ref):
    pass


def note(reference):
    print("called")


thing = Thing()
first, second = weakref.ref(thing, note), Derived(thing)
plain, proxy, last = weakref.ref(thing), weakref.proxy(thing), weakref.proxy(thing, note)
found = weakref.getweakrefs(thing)
print([type(one).__name__ for one in found], weakref.getweakrefcount(thing))
print([one is other for one, other in zip(found, (plain, proxy, last, second, first))])
print(weakref.ref(thing) is plain, weakref.proxy(thing) is proxy)
del plain, proxy, first
print([one is other for one, other in zip(weakref.getweakrefs(thing), (last, second))])
del found, last


class NoIterator:
    def __iter__(self):
        return iter([1])


target = NoIterator()
try:
    next(weakref.proxy(target))
except TypeError as error:
    print(error)
print(list(weakref.proxy(target)))


class Rows(dict):
    def __getattr__(self, name):
        return self[name]


rows = Rows()
print(repr(weakref.ref(rows))[:11], repr(weakref.ref(note)).split(" ")[-1], repr(weakref.ref(Thing)).split(" ")[-1])
