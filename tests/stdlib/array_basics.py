# array: constructors for every type, ranges, methods, comparisons, and the texts of errors.
import array
from array import array as A


class Index:
    def __index__(self):
        return 7


class Reader:
    def read(self, count):
        return b"12345678"[:count]


class Writer:
    def write(self, data):
        print("write", data)


a, u, d, B = A("i", [1, 2, 3, 2]), A("w", "añ😀"), A("d", [1.5, 2, float("nan")]), A("B", b"ab")
CASES = [
    'array.typecodes', 'array.ArrayType is A', 'A', 'A()', 'A(1)', "A('ii')", "A('i',5)", "A('i','ab')", "A('i',['a'])",
    "A('i',[1.5])", "A('i',None)", "A('w',[1])", "A('w',['ab'])", "A('w','ab')", "A('w',A('w','ab'))", "A('i',A('w','ab'))",
    "A('w',A('i',[1]))", "A('d',A('i',[1]))", "A('i',A('d',[1]))", "A('i',b'abc')", "A('i',b'abcd')", "A('B',bytearray(b'ab'))",
    "A('B',memoryview(b'ab'))", "A('b',(1,2))", "A('b',range(3))", "A('b',iter([1]))", "A('b',[128])", "A('b',[-129])",
    "A('B',[256])", "A('B',[-1])", "A('h',[40000])", "A('h',[-40000])", "A('H',[70000])", "A('H',[-1])", "A('i',[2**31])",
    "A('i',[-2**31-1])", "A('I',[2**32])", "A('I',[-1])", "A('l',[2**63])", "A('l',[-2**63-1])", "A('L',[2**64])", "A('L',[-1])",
    "A('q',[2**63])", "A('Q',[2**64])", "A('Q',[-1])", "A('I',[2**70])", "A('I',[1.0])", "A('Q',['a'])", "A('b',[1.0])",
    "A('B',['a'])", "A('f',[1e300])", "A('f',['a'])", "A('d',[10**400])", "A('d',['1'])", "A('i',[1],2)", "A('i',x=1)",
    "A(typecode='i')", "A('x')", "A('é')", 'a', 'repr(u)', 'd', 'a.typecode', 'a.itemsize', 'len(a)', 'a[0]', 'a[-1]', 'a[4]',
    "a['a']", 'a[1:3]', 'a[::-1]', 'a[::2]', 'a+a', 'a+[1]', "a+A('b',[1])", 'a*2', '2*a', 'a*-1', "a*'a'", 'a*1.0',
    "a==A('d',[1,2,3,2])", 'a==[1,2,3,2]', "a<A('i',[1,3])", 'a<[1]', 'a!=a', 'd==d', "u<A('w','b')", "a==A('i',[1])", '2 in a',
    "'a' in a", 'a.count(2)', 'a.index(2)', 'a.index(2,2)', 'a.index(9)', 'a.index(2,-1)', 'a.index(2,0,1)', 'a.index()',
    'a.tolist()', 'u.tolist()', 'a.tobytes()', 'u.tounicode()', 'a.tounicode()', 'a.buffer_info()[1]', 'bytes(a)',
    'list(reversed(a))', 'hash(a)', "bool(A('i'))", 'a.byteswap()', 'a.pop(9)', 'a.remove(99)', "A('i').pop()", "a.append('a')",
    'a.append()', 'a.extend(5)', "a.extend(A('b',[1]))", "a.extend(['a'])", 'a.fromlist((1,))', "a.fromlist([1,'a'])", 'a',
    "a.frombytes(b'abc')", "a.frombytes('abcd')", "a.fromunicode('a')", 'u.fromunicode(1)', "u.fromunicode('z')", 'u', 'u[0]',
    "u.insert(0,'q')", 'u', "A('w').tounicode()", 'a.insert(1)', 'a.insert(100,7)', 'a.insert(-100,8)', 'a', 'a.foo',
    'a.__class_getitem__(int)', 'A[int]', 'a.copy()', 'a.__copy__()', 'a.__deepcopy__({})', 'a.clear()', 'a', 'A.__module__',
    'array.array', 'a is A', "A('b',b'\\xff')", "A('d',b'12345678')", "min(A('i',[3,1]))", "sum(A('d',[1,2]))", "A('i',[True])",
    "A('Q',[2**64-1])[0]", "A('f',[0.1])", "A('i',{1:2})", 'type(iter(a)).__name__', "A('I',[-2**70])", "A('b',[2**70])",
    "A('H',[2**40])", "A('q',[-2**63])", 'a.fromlist(5)', "A('f',[True])", "A('d',[Index()])", "A('i',[Index()])",
    "A('w')+A('w','a')", "A('d',[1])==A('i',[1])", "A('w','a')==A('i',[97])", "A('i',[1,2])<A('d',[1.5])", '[]+a', "a+b'a'",
    "b'a'+A('b',[98])", "A('i')>A('i')", "A('i',[1])>=A('i')", "A('i',[1]).index(1,-5)", 'a.fromfile(Reader(), 1)',
    'a.fromfile(Reader(), 9)', 'a.fromfile(Reader(), -1)', 'a', 'B.tofile(Writer())', 'a.__contains__(7)', 'isinstance(a, A)',
    "A('i',A('h',[1,2]))", "A('h',A('i',[1,70000]))", 'memoryview(d).format', 'memoryview(u).format', 'memoryview(u)[0]',
    'memoryview(u)==u', 'memoryview(d).tolist()', "b'-'.join([B,B])", "int(A('B',b'12'))", 'bytearray(B)', "B==b'ab'",
    "bytearray(b'ab')==B", "b'xab'.find(B)", 'B.typecode',
]
for case in CASES:
    try:
        print(case, "->", repr(eval(case)))
    except Exception as error:
        print(case, "->", type(error).__name__, "|", error)
