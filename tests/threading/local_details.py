# threading.local: an attribute is another one in every thread; subclasses with __init__, methods, slots and class attributes.
import threading
import weakref


def elsewhere(function, *args):
    result = []

    def run():
        try:
            result.append(function(*args))
        except Exception as error:
            result.append((type(error).__name__, str(error)))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return result[0]


data = threading.local()
data.x = 1
data.__dict__["y"] = 2
print(data.x, data.y, sorted(data.__dict__), hasattr(data, "z"))
print(elsewhere(lambda: data.x))
print(elsewhere(lambda: sorted(data.__dict__)))
print(elsewhere(lambda: (setattr(data, "x", 5), data.x)))
print(data.x, vars(data) == {"x": 1, "y": 2})
del data.x
for missing in ("x", "never"):
    try:
        delattr(data, missing)
    except AttributeError as error:
        print("AttributeError:", error)
try:
    data.__dict__ = {}
except AttributeError as error:
    print("AttributeError:", error)
print(getattr(data, "x", "default"), type(data), data.__class__ is threading.local)


class Counter(threading.local):
    made = 0
    initial = "class attribute"

    def __init__(self, start, *, step=1):
        Counter.made += 1
        self.value = start
        self.step = step

    def next(self):
        self.value += self.step
        return self.value

    @property
    def double(self):
        return self.value * 2


counter = Counter(10, step=5)
print(counter.next(), counter.next(), counter.double, Counter.made)
print(elsewhere(counter.next), elsewhere(lambda: (counter.next(), counter.double, counter.initial)), Counter.made)
print(counter.value, counter.initial)
counter.initial = "own"
print(counter.initial, elsewhere(lambda: counter.initial))
for wrong in (lambda: threading.local(1), lambda: threading.local(x=1), lambda: Counter()):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


class Failing(threading.local):
    def __init__(self):
        if threading.current_thread() is not threading.main_thread():
            raise ValueError("only in the main thread")
        self.fine = True


failing = Failing()
print(failing.fine, elsewhere(lambda: failing.fine), elsewhere(lambda: failing.fine))


class Slotted(threading.local):
    __slots__ = ("shared", "__dict__")


slotted = Slotted()
slotted.shared = "for all"
slotted.own = "for one"
print(elsewhere(lambda: (slotted.shared, hasattr(slotted, "own"))))


class Child(Counter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = threading.current_thread().name == "MainThread"


child = Child(1)
print(child.name, child.next(), elsewhere(lambda: (child.name, child.next())))


# What a thread keeps in it goes with the thread; what the object keeps goes with the object.
class Thing:
    pass


references = []


def keep():
    thing = Thing()
    references.append(weakref.ref(thing))
    data.thing = thing
    return True


print(elsewhere(keep), references[0]())
thing = Thing()
references.append(weakref.ref(thing))
holder = threading.local()
holder.thing = thing
del thing
print(references[1]() is not None)
del holder
print(references[1]())

# Many threads, each with its own.
totals = []


def work(number):
    data.total = 0
    for i in range(100):
        data.total += number
    totals.append(data.total)


threads = [threading.Thread(target=work, args=(n,)) for n in range(20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(totals) == [100 * n for n in range(20)])
