# difflib: matching blocks, opcodes, ratios, ndiff, unified and context diffs
import difflib

m = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(m.get_matching_blocks(), m.get_opcodes(), round(m.ratio(), 3), round(m.quick_ratio(), 3), round(m.real_quick_ratio(), 3))
print(m.find_longest_match(), m.find_longest_match(1, 5, 2, 9))
m = difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
print(m.find_longest_match(0, 5, 0, 9), sorted(m.bjunk), m.bpopular)
print(list(difflib.SequenceMatcher(None, "a" + "b" * 300, "b" * 300).get_matching_blocks()))
print(difflib.SequenceMatcher(None, "a" + "b" * 300, "b" * 300, autojunk=False).ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["y"], 1, 0.0))
a = "one\ntwo\nthree\nfour\nfive\n\tsix x\n".splitlines(True)
b = "ore\ntree\nemu\nfour\nfive\n\tsix y\n".splitlines(True)
delta = list(difflib.ndiff(a, b))
print("".join(delta), end="")
print(list(difflib.restore(delta, 1)) == a, list(difflib.restore(delta, 2)) == b)
print("".join(difflib.unified_diff(a, b, "a.txt", "b.txt", "today", n=1)), end="")
print("".join(difflib.context_diff(a, b, "a.txt", "b.txt", n=1)), end="")
print(list(difflib.unified_diff(a, a)), list(difflib.unified_diff([], ["x"], lineterm="")), list(difflib.context_diff(["x"], [], lineterm="")))
long = [f"line {i}\n" for i in range(40)]
changed = long[:5] + ["new\n"] + long[5:20] + ["changed\n"] + long[21:38]
print("".join(difflib.unified_diff(long, changed)), end="")
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\n"], [b"\xff\n"], b"x", b"y")))
print(difflib.IS_LINE_JUNK(" # \n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"))
for call in (
    lambda: difflib.get_close_matches("x", [], 0), lambda: difflib.get_close_matches("x", [], 1, 2),
    lambda: list(difflib.unified_diff("ab", "cd")), lambda: list(difflib.unified_diff([1], ["a"])), lambda: list(difflib.restore([], 3)),
    lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"b"])),
):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
