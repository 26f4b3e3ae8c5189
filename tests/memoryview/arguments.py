# memoryviews and bytearrays wherever bytes-like arguments are accepted.
m = memoryview(b"x-ab-abc")
ab = m[2:4]
gone = memoryview(b"ab")
gone.release()
CASES = [
    'bytes(m)', 'bytes(m[::2])', 'bytearray(m)', 'bytearray(m[::-1])', "bytes(m.cast('H'))", 'bytes(gone)', 'bytearray(gone)',
    "b'x-ab-abc'.find(ab)", "b'x-ab-abc'.count(ab)", "b'x-ab'.endswith(ab)", "b'ab'.startswith((ab,))", "b'x-ab-abc'.split(ab)",
    "b'x-ab-abc'.replace(ab, m[:1])", "b'xab'.strip(ab)", "b'-'.join([m, ab, bytearray(b'q')])", "bytearray(b'-').join([ab, ab])",
    "b'-'.join([m[::2]])", "b'a' + ab", "bytearray(b'a') + ab", "ab + b'a'", 'ab + ab', 'ab * 2', '2 * ab', "b'ab' == ab",
    "ab == b'ab'", "bytearray(b'ab') == ab", "ab != b'ab'", "b'ab' < ab", "bytearray(b'aa') < ab", "ab in b'xab'", "b'a' in ab",
    "b'xab'.removeprefix(m[:1])", "b'xab'.removesuffix(ab)", "b'a-b'.partition(m[1:2])[::2]", "b'abc'.translate(None, ab)",
    "b'abc'.maketrans(ab, m[:2])", "b'a'.center(5, m[1:2])", "int(memoryview(b'12'))", "float(memoryview(b'1.5'))",
    "int(memoryview(b'ff'), 16)", "int.from_bytes(ab, 'big')", "str(ab, 'ascii')", 'str(ab)[:7]',
    "bytes.fromhex(memoryview(b'6162'))", "b'%b' % ab", "b'%s' % (ab,)", "b'%c' % ab[0]", "eval(memoryview(b'1+1'))",
    "b'ab'.find(m[::2])", "b'ab'.find(gone)", "b'-'.join([gone])", "b'a' + gone", "b'abc'.split(m[::2])",
    "bytearray(b'abc').extend(ab)", "b'abc'.find(5, ab)", "hash(ab) == hash(b'ab')", "{b'ab': 1}[ab]", 'ord(m[:1])',
    "ord(bytearray(b'a'))", "list(zip(ab, b'ab'))", 'sorted(ab, reverse=True)', 'tuple(ab)', 'min(ab)', '[*ab]', 'sum(ab)',
    'bytes([*ab]).decode()', "b'ab'.rfind(ab)", "b'ab'.index(ab)", "b'aab'.lstrip(ab)", "b'aab'.rstrip(ab)",
    "b'ab'.rpartition(ab)[::2]", "b'ab'.rsplit(ab)", "b'a'.ljust(3, ab)", "b'a'.rjust(3, m[:1])",
]
for case in CASES:
    try:
        print(case, "->", repr(eval(case)))
    except Exception as error:
        print(case, "->", type(error).__name__, "|", error)
b = bytearray(b"abc")
b += ab
b[1:1] = ab
b.extend(ab)
b[:1] = m[::2]
print(b)
b[:] = memoryview(b)[::-1]
print(b)
