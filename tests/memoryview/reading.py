# memoryview: items, slices, formats, attributes and errors of reading, for bytes and bytearrays.
m = memoryview(bytearray(b"abcdefgh"))
CASES = [
    'm[0]', 'm[-9]', "m['a']", 'm[1,2]', 'm[()]', 'm[...]', 'm[1:2,3]', 'm[None]', "m.cast('x')", "m.cast('<i')",
    "m.cast('i').cast('h')", "m.cast('B',[2,4])[1]", "m.cast('B',[2,4])[1,2]", "m.cast('B',[2,4])[1,2,3]",
    "m.cast('B',[2,4]).tolist()", "m.cast('B',[2,4])[2,2]", "m.cast('B',[2,4]).cast('B',[4,2])", "m.cast('B',[])",
    "m.cast('B',[3])", "m.cast('B',3)", "m.cast('B',['a'])", "m.cast('B',[0])", "m.cast('B',[-1])", "m[::2].cast('h')",
    "m[:7].cast('h')", 'm.cast(3)', 'm.cast()', 'm[::2].contiguous', 'm[::2].strides', 'm[::-1].tobytes()',
    "m[::-1].tobytes('A')", "m.tobytes('F')", "m.tobytes('X')", 'm.tobytes(None)', 'm.tobytes(order=3)', 'm.hex()', "m.hex(':')",
    "m[::2].hex('-',2)", 'hash(m)', 'hash(m.toreadonly())', "hash(memoryview(b'ab'))==hash(b'ab')",
    "hash(memoryview(b'abcd').cast('i'))", 'm.suboffsets', 'm.shape', 'm.format', 'm.itemsize', 'm.nbytes', 'm.obj',
    'm.c_contiguous,m.f_contiguous', "m==b'abcdefgh'", "m!=b'a'", 'm<m', 'm+m', 'm*2', "b'x' in m", '97 in m', "'a' in m",
    'list(reversed(m))', 'list(m)', 'm.count(97)', 'm.index(98)', 'm.index(200)', 'm.index(98,2)', 'm.index(98,-8,5)',
    'm.index()', 'm.readonly', "memoryview(b'a')==memoryview(b'a').cast('b')", 'memoryview()', 'memoryview(1)', "memoryview('a')",
    "memoryview(b'a',2)", 'memoryview([1])', 'len(m)', "bool(memoryview(b''))", 'm.foo', 'memoryview[int]', 'type(m)(m).obj',
    'm.__enter__() is m', "m.cast('B',[2,4])==m.cast('B',[2,4])", "m.cast('B',[2,4])==m.cast('B',[4,2])",
    "len(m.cast('B',[2,4]))", "m.cast('c').tolist()", "m.cast('?').tolist()", "m.cast('d').tolist()", "m.cast('c')[0]",
    "m.cast('P')[0]", 'm.__getitem__(0)', "iter(m.cast('B',[2,4]))", "[*m.cast('B',[2,4])]", "m.cast('B',[2,4]).index(3)",
    "m.cast('B',[2,4]).count(3)", "m.cast('@i').format", "m.cast('i',[2]).tolist()", "m.cast('i',(1,2)).shape",
    "m.cast('B',[2,4])[1:].tolist()", "m.cast('B',[2,4])[::-1].tolist()", "m.cast('B',[2,4]).strides",
    "m.cast('B',[2,2,2]).tolist()", "m.cast('B',[2,2,2])[1,0,1]", "m.cast('B',[2,4]).tobytes('F')", "m[:1].cast('B',[])[()]",
    "m[:1].cast('B',[]).tolist()", "m[:1].cast('B',[])[0]", "len(m[:1].cast('B',[]))", "m[:1].cast('B',[]).shape",
    "memoryview(object=b'a').tobytes()", 'type(iter(m)).__name__', 'm[2:6][1:][0]', 'm[::-2].tolist()', 'm[10:].tolist()',
    'm[5:2].nbytes', 'm[::2].nbytes', 'm[True]', 'm[10**30]', 'm[0.5]', 'm[::0]', 'memoryview(m[1:]).obj is m.obj',
    'repr(m)[:11]', "{memoryview(b'k'): 1}[b'k']", "memoryview(b'')[0]", "memoryview(b'').tolist()",
    "memoryview(b'\\xff').cast('b')[0]", "m.cast('H').tolist()", "m.cast('q')[0]", "m.cast('e').tolist()", "m.cast('n').itemsize",
]
for case in CASES:
    try:
        print(case, "->", repr(eval(case)))
    except Exception as error:
        print(case, "->", type(error).__name__, "|", error)
