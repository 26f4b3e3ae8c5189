# Slices as subscripts, where bounds and containers are plain and where they are not: what is asked, in which order, and what is freed when.
class Probe:
    def __init__(self, name, number=0):
        self.name, self.number = name, number
    def __index__(self):
        print("index of", self.name)
        return self.number
    def __del__(self):
        print("end of", self.name)

class Number:
    def __init__(self, name):
        self.name = name
    def __index__(self):
        print("number of", self.name)
        return 0

class Show:
    def __getitem__(self, key):
        return "got", key
    def __setitem__(self, key, value):
        print("set", key, value)

def say(name, value):
    print("evaluated", name)
    return value

def bounds():
    data = list(range(10))
    text, raw, fixed, numbers = "añb€cd", b"abcdef", tuple("abcdef"), range(10, 40, 3)
    for low, high in ((None, None), (None, 2), (2, None), (-2, None), (None, -2), (1, 4), (4, 1), (-100, 100), (100, -100), (True, 3), (2**70, None), (-(2**70), 2**70), (0, 2**62), (-(2**62), 2**62 - 1), (-(2**62) - 1, 2**63)):
        print(low, high, data[low:high], text[low:high], raw[low:high], fixed[low:high], numbers[low:high], bytearray(raw)[low:high], text.encode()[low:high], "plain"[low:high])
    print(fixed[:] is fixed, text[:] is text, raw[:] is raw, data[:] is data, fixed[0:99] is fixed, ()[:], ""[1:], [][:5], range(0)[1:])

def steps():
    data, text, fixed = list(range(10)), "añb€cd", tuple("abcdef")
    for low, high, step in ((None, None, -1), (None, None, 2), (7, 2, -1), (7, None, -2), (None, 3, -1), (-1, -5, -1), (2, 7, -1), (1, 6, 3), (0, 0, -1), (-100, 100, 1), (100, -100, -1), (5, 5, 1), (None, 2**70, 2**62), (3, None, -(2**70)), (True, None, True), (None, None, None)):
        print(low, high, step, data[low:high:step], text[low:high:step], fixed[low:high:step], b"abcdef"[low:high:step], range(10, 40, 3)[low:high:step], bytearray(b"abc")[low:high:step])
    print(fixed[::] is fixed, fixed[::1] is fixed, fixed[::-1][::-1] is fixed, fixed[::-1][::-1] == fixed, [][::-1], ()[::-1], ()[::2])
    print(data[Probe("low", 8):Probe("high", 1):Probe("step", -3)], Show()[1:2:3], Show()[::Show], Loud("abcdef")[1::2], Quiet("abc")[::-1])
    for container in (data, fixed, text, b"ab", range(3), {}):
        attempt(lambda: container[::0])
        attempt(lambda: container[::"a"])
        attempt(lambda: container["a"::0])

def order():
    data = [1, 2, 3, 4]
    say("value", None), say("list", data)[say("low", 1):say("high", 3)]
    say("list", data)[say("low", 1):say("high", 3)] = say("value", (7, 8, 9))
    print(data)
    print(data[Probe("low", 1):Probe("high", 3)])
    data[Probe("a", 0):Probe("b", 1)] = ()
    print(data, Show()[1:2], Show()[:], Show()[Show:], Show()["a":None])
    Show()[1:] = 5
    Show()[:"key"] = 6
    x = Show()
    x[:] = x[1:]
    data = data[1:]
    data = data[:-1][:1]
    print(data, [*range(5)][1:][1:][:-1], "abcdef"[1:][1:][:-1])

class Loud(list):
    def __getitem__(self, key):
        print("asked for", key)
        return super().__getitem__(key)
    def __setitem__(self, key, value):
        print("told", key, value)
        super().__setitem__(key, value)

class Quiet(list):
    pass

class Text(str):
    pass

def classes():
    loud, quiet = Loud("abcd"), Quiet("abcd")
    print(loud[1:3], quiet[1:3], type(quiet[:]), type(Text("abc")[:]), type(Text("abc")[1:]))
    loud[1:3] = quiet[2:]
    quiet[:2] = loud
    print(loud, quiet)
    data = [1, 2, 3]
    data[:2] = quiet
    data[-1:] = Loud("xy")
    print(data, {slice(1, 2): "a key"}[1:2])
    class Late:
        pass
    late = Late()
    for turn in range(3):
        try:
            print(late[1:2])
            late[1:2] = turn
        except TypeError as error:
            print(error)
            Late.__getitem__ = lambda self, key: key
        except AttributeError as error:
            print("no", error)
            Late.__setitem__ = Show.__setitem__

def storing():
    a = [1, 2, 3, 4, 5]
    a[1:3] = a[3:]; print(a)
    a[1:3] = a; print(a)
    a[:2] = a[1:3]; print(a)
    a[:] = (1, 2); print(a)
    a[1:1] = [8, 9]; print(a)
    a[5:2] = [3]; print(a)
    a[2:] = []; print(a)
    a[:0] = "xy"; print(a)
    a[1:] = {5: 6}; print(a)
    a[:1] += [7]; print(a)
    a[1:2], a[:1] = a[:1], a[1:2]; print(a)
    (a[:1], b) = [[1, 2], 3]; print(a, b)

def freeing():
    data = [Probe("p"), Probe("q"), Probe("r"), 4]
    data[:3] = [1, 2, 3]
    print("stored", data)
    data[:] = [Probe("x"), Probe("y")]
    part = data[1:]
    del data
    print("list gone", len(part))
    del part
    class Nosy:
        def __del__(self):
            owner.clear()
            print("cleared")
    owner = [Nosy(), Nosy(), 3, 4]
    owner[:2] = [1, 2]
    print(owner)
    owner = [Nosy(), 5]
    owner[:] = 1, 2, 3
    print(owner)

def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)

def store(container, low, high, value):
    container[low:high] = value
    return container

def errors():
    for container in ([1, 2], (1, 2), "ab", b"ab", range(2), bytearray(b"ab"), {}, 5, None, int, list):
        attempt(lambda: container["a":])
        attempt(lambda: container[:1.5])
        attempt(lambda: store(container, 0, 1, [5]))
    attempt(lambda: store([1], 0, 1, 5)); attempt(lambda: store([1], "a", 1, 5)); attempt(lambda: store([1], "a", 1, [5])); attempt(lambda: store([1], Number("late"), 1, (n / 0 for n in [1])))
    attempt(lambda: Show.__getitem__[1:2]); attempt(lambda: [1, 2][Show():])

bounds(); steps(); order(); classes(); storing(); freeing(); errors()
