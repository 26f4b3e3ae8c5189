"""bytes: walking, joining, searching, replacing, digits; short and long, and what a bytearray does meanwhile."""


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Bytes(bytes):
    def __iter__(self):
        return iter(["mine"])


short, long = b"abcabcabc", b"hello world, " * 20
print([x for x in short], [x for x in Bytes(b"ab")], list(short), list(Bytes(b"ab")), list(b""), sum(long))
walk = iter(short)
print(next(walk), list(walk), list(walk))
for i, byte in enumerate(b"xyz"):
    print(i, byte, end=" ")
for pair in zip(b"ab", b"cd"):
    print(pair, end=" ")
print((x + 1 for x in b"abc").__next__(), {*b"aab"}, [*b"ab"], dict.fromkeys(b"ab"))
for byte in (data := b"end"):
    data = None
    print(byte, end=" ")
print(short + b"", b"" + short, short + bytearray(b"x"), bytearray(b"x") + short, type(Bytes(b"a") + b"b"))
print(attempt(lambda: b"a" + "b"), attempt(lambda: b"a" + 1), b"a" + memoryview(b"b"))
for text in (short, long):
    for needle in (b"", b"a", b"abc", b"bca", b"cab", b"world", b"ld, h", b"zz", text, text + b"!"):
        print(text.find(needle), text.count(needle), text.replace(needle, b"<>")[:40], len(text.replace(needle, b"12", 3)), end=" ")
        print(needle in text, text.startswith(needle), text.endswith(needle, 3), text.partition(needle or b"?")[0][-5:])
        print(len(text.split(needle or None)), text.split(needle or b"l", 2)[-1][:9])
print(b"abc".replace(b"", b"-"), b"abc".replace(b"", b"-", 2), b"".replace(b"", b"-"), b"".replace(b"", b"-", 0))
print(short.find(98), attempt(lambda: short.find(256)), attempt(lambda: short.find("a")), short.find(b"c", 3, -1))
print(bytes([1, 2, 255]), bytes((0, 7)), bytes([True, False]), attempt(lambda: bytes([1, 256])), attempt(lambda: bytes([1, -1])))
print(attempt(lambda: bytes([1, "a"])), attempt(lambda: bytes([1, 2.5])), bytearray([3, 4]), attempt(lambda: bytearray([300])))


class Items(list):
    def __iter__(self):
        return iter([9, 9])


class Index:
    def __index__(self):
        return 5


print(bytes(Items([1, 2])), bytes([Index(), 6]), bytes(range(5)))
print(long[:40].hex(), b"".hex(), short.hex(":"), short.hex("-", 4), short.hex("_", -2), bytearray(short).hex(), bytes(range(256)).hex())
array = bytearray(b"abcabc")
print(array.find(b"ca"), array.find(array), array.count(b"a"), array.startswith(b"ab"), array.endswith((b"x", b"bc")), array.index(b"c"))
print(attempt(lambda: array.startswith("a")), attempt(lambda: array.startswith((b"a"[0],))), array.startswith(b"bc", 1))
