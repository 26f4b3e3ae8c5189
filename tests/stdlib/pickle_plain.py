"""Pickles of plain data: the bytes, what comes back, and that one thing in the data that is not plain changes nothing else."""

import hashlib
import pickle
from collections import OrderedDict


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(other) is Point and self.x == other.x


def shown(data):
    return data.hex() if len(data) < 60 else f"{len(data)} {hashlib.sha256(data).hexdigest()[:16]}"


shared = ["shared", b"bytes"]
PLAIN = [
    None, True, False, 0, 255, 256, 65535, 65536, -1, -128, -129, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**40, -(2**40), 2**62,
    -(2**62), 2**63, 2**100, 0.0, -0.0, 1.5, float("inf"), "", "a", "é€😀", "x" * 255, "x" * 256, "x" * 70_000, b"", b"\0", b"y" * 300,
    b"z" * 70_000, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {"a": 1, "b": (2,)}, [[], [[]], ()],
    [shared, shared, {"k": shared}], ["same", "same"], list(range(1000)), list(range(1001)), list(range(2500)),
    {i: str(i) for i in range(1000)}, {i: [i] for i in range(1001)}, [f"text {i}" for i in range(300)] * 2, ["t" * 900] * 5,
    [f"{i:0900}" for i in range(200)], {(1, "a"): {2.5: None}}, "\ud800",
]
OTHERS = [{1, 2}, frozenset({3}), bytearray(b"x"), 1j, Point(1), [Point([1]), "a"], {"p": Point(shared), "s": shared},
          OrderedDict(a=1), range(3), (Point(2), {"x": [1]}), len, Point]

for data in PLAIN + OTHERS:
    for protocol in (None, 4, 5, 2):
        pickled = pickle.dumps(data, protocol)
        back = pickle.loads(pickled)
        assert back == data and type(back) is type(data), data
        if protocol != 2:
            print(shown(pickled), end=" ")
    print()

# Identity and cycles.
back = pickle.loads(pickle.dumps([shared, {"again": shared}, (shared,)]))
print(back[0] is back[1]["again"] is back[2][0])
ring = []
ring.append((ring,))
ring.append({"ring": ring})
pickled = pickle.dumps(ring)
back = pickle.loads(pickled)
print(back[0][0] is back, back[1]["ring"] is back, pickled.hex())
deep = []
for _ in range(5000):
    deep = [deep]
print(shown(pickle.dumps(deep)), type(pickle.loads(pickle.dumps(deep))).__name__)

# What is no pickle of plain data, or none at all.
for wrong in (b"", b"\x80", b"\x80\x05", b"\x80\x05.", b"\x80\x05]", b"\x80\x05N", b"\x80\x05(.", b"\x80\x05e.", b"\x80\x05K", b"\x80\x05h\x05.",
              b"\x80\x05]a.", b"\x80\x05Na.", b"\x80\x05}(K\x01u.", b"\x80\x05\x8c\x05ab.", b"\x80\x05\x8c\x01\xff.",
              b"\x80\x05}(]K\x01u.", b"\x80\x07N.", b"\x80\x05\xff.", b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00N.", b"\x80\x05N.rest",
              b"\x80\x05\x8a\x00.", b"\x80\x05\x8a\x09\x01\x02\x03\x04\x05\x06\x07\x08\x09.", b"\x80\x05(K\x01K\x02\x86."):
    try:
        print(wrong.hex(), "->", repr(pickle.loads(wrong)))
    except Exception as error:
        print(wrong.hex(), "->", type(error).__name__)
for source in (bytearray, memoryview):
    print(pickle.loads(source(pickle.dumps([1, "a"]))))


class Upper(pickle.Pickler):
    def persistent_id(self, obj):
        return "the list" if obj == [1] else None


import io

file = io.BytesIO()
Upper(file).dump(["x", [1]])
print(file.getvalue().hex())
