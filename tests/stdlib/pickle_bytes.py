# pickle.dumps in every protocol: the very bytes, and what loads makes of them.
import pickle
import zlib

shared = [1]
holds_itself = [1]
holds_itself.append((holds_itself,))
VALUES = [
    None, True, False, 0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -(2**31), 2**63, -(2**63), 2**100, 2**2040, -(2**2047), 1.5, -0.0,
    float("inf"), "", "abc", "caf\xe9 \ud800", "line\nend\\ \0 \x1a", "x" * 255, "x" * 256, "x" * 70_000, b"", b"abc", b"\x80\xff", b"x" * 300, b"y" * 70_000,
    bytearray(b"ab"), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1001)), {}, {"a": 1}, {1: 2, 3: 4},
    dict.fromkeys(range(1001)), set(), {1}, frozenset(), frozenset([1]), 1 + 2j, int, len, Ellipsis, NotImplemented, type(None), type(...), range(5),
    slice(1, 2), [shared, shared], ("a", "a"), [b"abc"] * 2, ValueError("x", 1), KeyError, "str".upper, holds_itself, [(1, "two", 3.0)] * 3,
    {"nested": {"list": [{"deep": (1, [2, {3}])}]}}, 10**50, -255, -256, [None] * 5,
]
for value in VALUES:
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        print(protocol, data if len(data) < 120 else (len(data), zlib.crc32(data)))
        again = pickle.loads(data)
        if value is not holds_itself and not isinstance(value, ValueError) and "upper" not in repr(value):
            assert again == value and type(again) is type(value), value
again = pickle.loads(pickle.dumps(holds_itself))
print(again[1][0] is again, pickle.loads(pickle.dumps([shared, shared]))[0] is pickle.loads(pickle.dumps(shared)))
pair = pickle.loads(pickle.dumps([shared, shared]))
print(pair[0] is pair[1], repr(pickle.loads(pickle.dumps(ValueError("x", 1)))), pickle.loads(pickle.dumps("str".upper))())
