# struct: every number format at and beyond its limits, in native and standard sizes and both byte orders.
from struct import calcsize, error, pack, unpack


class Index:
    def __index__(self):
        return 5


class Fails:
    def __index__(self):
        raise KeyError("index")

    __float__ = __index__


def attempt(format, value):
    try:
        data = pack(format, value)
        print(f"{format} {value!r:.40}", data, unpack(format, data))
    except Exception as problem:
        print(f"{format} {value!r:.40}", type(problem).__name__, problem)


for letter in "bBhHiIlLqQnNP":
    for prefix in ["", ">"] if letter in "nNP" else ["", "<", ">", "="]:
        try:
            bits = calcsize(prefix + letter) * 8
        except error as problem:
            print(prefix + letter, problem)
            continue
        for edge in [0, 2 ** (bits - 1), 2 ** bits]:
            for value in [edge - 1, edge, edge + 1, -edge - 1, -edge]:
                attempt(prefix + letter, value)
    for value in [1.0, "a", None, True, 2**70, -(2**70)]:
        attempt(letter, value)
for letter in "efdFD":
    for prefix in ["", "<", ">"]:
        for value in [0.0, -0.0, 1, 1.5, 0.1, float("inf"), float("-inf"), float("nan"), 65504.0, 65519.0, 65520.0, 2.0**-24,
                      2.0**-25, 3e-8, 1e300, 1e-300, 10**400, "a", None, True]:
            attempt(prefix + letter, value)
for value in [1 + 2j, 1e300 + 1j, "1+2j", complex("nan")]:
    attempt("<F", value)
    attempt(">D", value)
print(pack(">bhiqfd", Index(), Index(), Index(), Index(), 5, Index()))
for letter in "bQdP":
    try:
        pack(letter, Fails())
    except Exception as problem:
        print(letter, type(problem).__name__, problem)
