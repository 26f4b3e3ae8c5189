# x[key] and x[key] = value by methods of a script's class, from a loop: what lives how long, changes of the class, errors, recursion.
class End:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("end of", self.name)

class Grid:
    def __init__(self, width, height):
        self.width, self.cells = width, [0] * (width * height)
    def __getitem__(self, key):
        x, y = key
        return self.cells[y * self.width + x]
    def __setitem__(self, key, value):
        x, y = key
        self.cells[y * self.width + x] = value
        return "nobody looks"

def walk():
    grid, total = Grid(4, 4), 0
    for x in range(4):
        for y in range(4):
            grid[x, y] = x * y
            grid[x, y] += 1
            grid[y, x] -= grid[x, y] + grid[x, 0]
    for y in range(4):
        total += grid[y, y] * grid[0, y]
    print(grid.cells, total, Grid(1, 1)[0, 0])

class Holder:
    def __getitem__(self, key):
        print("get", key.name)
        return End("answer")
    def __setitem__(self, key, value):
        print("set", key.name, value.name)
        return End("unwanted")

def lifetimes():
    holder, key = Holder(), End("kept key")
    holder[key]
    answer = holder[key]
    print("have", answer.name)
    answer = holder[End("key")]
    Holder()[key] = answer
    print("stored")
    Holder()[key] = End("value")
    print("both")
    del key

class Changing:
    def __getitem__(self, key):
        Changing.__getitem__ = lambda self, key: ("new", key)
        return "old", key

class Static:
    __getitem__ = staticmethod(lambda key: ("static", key))
    @classmethod
    def __setitem__(cls, key, value):
        print(cls.__name__, key, value)

class Default:
    def __getitem__(self, key, extra="extra"):
        return key, extra
    def __setitem__(self, *args):
        print(args[1:])

class Generates:
    def __getitem__(self, key):
        yield key
    def __setitem__(self, key, value):
        print("never")
        yield

class Deep:
    def __getitem__(self, n):
        return self[n - 1] + 1 if n else 0
    def __setitem__(self, n, value):
        if n:
            self[n - 1] = value
        else:
            print("at the bottom", value)

class Fails:
    def __getitem__(self, key):
        return 1 / key
    def __setitem__(self, key, value):
        raise KeyError(key, value)

class Dict(dict):
    def __getitem__(self, key):
        return "mine", super().__getitem__(key)
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)

def several():
    print([container[2] for container in (Changing(), Changing(), Static(), Default(), Deep(), [0, 1, 2], "abc", {2: 3}, b"abc", range(5), bytearray(b"xyz"))])
    Static()[1] = Default()[1] = 2
    Generates()[1] = 2
    print(list(Generates()[5]), Deep()[100])
    Deep()[50] = "x"
    mine = Dict()
    mine["a"] = 4
    print(mine["a"], mine)
    instance = Default()
    instance.__getitem__ = lambda key: "not asked"
    print(instance[3])

def reading(key):
    return Fails()[key]

def writing(key):
    fails = Fails()
    fails[key] = "value"

def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        trace, lines = e.__traceback__, []
        while trace:
            lines.append(trace.tb_lineno)
            trace = trace.tb_next
        print(type(e).__name__, e, lines)

walk(); lifetimes(); several()
attempt(reading, 2); attempt(reading, 0); attempt(writing, 1)
attempt(lambda: Grid(2, 2)[1]); attempt(lambda: Grid(2, 2)[1, 5]); attempt(lambda: object()[1]); attempt(lambda: None.x)
try:
    Deep()[10**6]
except RecursionError as error:
    print(type(error).__name__)
try:
    Deep()[10**6] = 5
except RecursionError as error:
    print(type(error).__name__)
