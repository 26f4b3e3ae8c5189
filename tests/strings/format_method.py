# str.format: positions, names, attributes, items, nested specs, conversions, errors.
class P:
    x = 3
    def __repr__(self):
        return "<P>"
    def __str__(self):
        return "P!"
    def __format__(self, spec):
        return "P(" + spec + ")"
print("{} {}".format(1, "a"), "{0} {1} {0}".format("a", "b"), "{name}".format(name="n"), "{} {x}".format(1, x=2), "{{}}".format(), "{{{}}}".format(5))
print("{0[1]} {0[-1]}".format({"1": "s", 1: "int", "-1": "neg"}), "{0[0]} {0[2]}".format([1, 2, 3]), "{d[key]}".format(d={"key": "v"}), "{0.x}".format(P()), "{p.x:>5}|".format(p=P()))
print("{!r} {!s} {!a}".format("\u00e9", "s", "\u00e9"), "{!r:>6}|{!s:<5}|".format("a", 1), "{0!r} {0!s} {0}".format(P()), "{:abc}".format(P()), "{!r:8}|".format(P()))
print("{:{fill}{align}{w}}|".format("x", w=8, fill="*", align="^"), "{:{w}}|{:{w2}.{p}f}".format("a", 3.14159, w=5, w2=8, p=2))
print("{:>{}}|{:{}{}{}}".format("a", 4, "b", "*", "^", 7), "{0:{1}}".format(5, "03d"), "{a[0][1]}".format(a=[[1, 2]]), "{0.__class__.__name__}".format(5))
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}".format("ab", "ab", "ab", "ab", "ab"), "{:5}|{:05}|{:+}|{: }|{:,}|{:_}".format(42, 42, 42, 42, 1234567, 1234567))
print("{:x} {:X} {:#x} {:b} {:#b} {:o} {:c} {:e} {:.2f} {:.3g} {:%} {:.1%}".format(255, 255, 255, 5, 5, 8, 65, 1234.5, 3.14159, 1234.5, 0.25, 0.125))
print("{}{}".format("", ""), "no fields".format(1, 2, a=3), "{0:}{1:}".format(1, 2), "{:d}".format(True), "{}".format(True), "{:>6}|".format(True), "{}".format(None))
print("{x}".format_map({"x": 1}), "{a} {b}".format(**{"a": 1, "b": 2}), "{} {}".format(*[1, 2]))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: "{} {}".format(1))
attempt(lambda: "{1}".format(0))
attempt(lambda: "{name}".format(1))
attempt(lambda: "{0} {}".format(1, 2))
attempt(lambda: "{} {0}".format(1, 2))
attempt(lambda: "{".format(1))
attempt(lambda: "}".format(1))
attempt(lambda: "{0".format(1))
attempt(lambda: "{0!x}".format(1))
attempt(lambda: "{0!}".format(1))
attempt(lambda: "{0!rr}".format(1))
attempt(lambda: "{0.foo}".format(1))
attempt(lambda: "{0[5]}".format([1]))
attempt(lambda: "{0[a]}".format([1]))
attempt(lambda: "{0[a]}".format({}))
attempt(lambda: "{0[}".format([1]))
attempt(lambda: "{0[]}".format([1]))
attempt(lambda: "{0.}".format([1]))
attempt(lambda: "{:d}".format("a"))
attempt(lambda: "{:s}".format(1))
attempt(lambda: "{:5}".format([1]))
attempt(lambda: "{:5}".format(None))
attempt(lambda: "{a b}".format(1))
attempt(lambda: "{:{:{}}}".format(1, 2, 3))
