# struct: formats, sizes, strings, functions and the class Struct, and the texts of errors.
import struct
from struct import *


CASES = [
    'struct.error', 'error.__module__', 'error.__mro__', 'Struct', 'Struct.__module__', 'struct.__all__', "calcsize('bhilq')",
    "calcsize('=bhilq')", "calcsize('<bhilq')", "calcsize('bd')", "calcsize('b0d')", "calcsize('db')", "calcsize('3s4xP')",
    "calcsize('10p')", "calcsize('')", "calcsize('z')", "calcsize('5')", "calcsize('<5')", "calcsize('i <i')",
    "calcsize(' i  h ')", "calcsize('1 i')", 'calcsize(5)', "calcsize(b'ib')", "calcsize('99999999999999999999i')",
    "calcsize('9223372036854775807i')", 'calcsize()', "calcsize('é')", "calcsize('@n')", "calcsize('=n')", "calcsize('!P')",
    "calcsize('F')", "calcsize('>D')", "calcsize('bF')", "calcsize('bD')", "calcsize('\\0')", "calcsize('i\\0')",
    "unpack('>D',pack('>D',1-2j))", "pack('?',[])", "pack('?',[1])", "pack('?','')", "pack('??',1,0)", "unpack('?',b'\\x02')",
    "unpack('>?',b'\\x00')", "pack('c',b'a')", "pack('c','a')", "pack('c',b'ab')", "pack('c',1)", "pack('c',bytearray(b'a'))",
    "unpack('c',b'a')", "pack('3s',b'abcdef')", "pack('3s',b'a')", "pack('3s','a')", "pack('0s',b'a')", "pack('s',b'')",
    "pack('3s',bytearray(b'ab'))", "pack('3s',memoryview(b'ab'))", "pack('5p',b'abc')", "pack('3p',b'abcdef')",
    "pack('p',b'abc')", "pack('0p',b'abc')", "pack('300p',b'x'*299)[:3]", "pack('5p','abc')", "unpack('5p',b'\\x03abcd')",
    "unpack('5p',b'\\x09abcd')", "unpack('0p',b'')", "unpack('3s',b'abc')", "unpack('0s',b'')", "pack('P',5)", "pack('P',-5)",
    "pack('P',2**64-1)", "pack('P',2**64)", "pack('P',-2**63-1)", "pack('P','a')", "unpack('P',pack('P',-5))", "pack('2i',1)",
    "pack('4x')", "pack('x',1)", 'pack()', 'pack(5)', "pack('<ib',1,2)", "unpack('i',b'abc')", "unpack('i',b'abcde')",
    "unpack('i','abcd')", "unpack('i')", "unpack('i',b'',b'')", "unpack('i',[1])", "unpack('<ih',b'\\1\\0\\0\\0\\2\\0')",
    "unpack('2i',bytes(8))", "unpack('4x',b'abcd')", "unpack('i',bytearray(4))", "unpack('i',memoryview(bytes(4)))",
    "unpack('h',memoryview(bytes(4))[::2])", "unpack('z',b'')", "unpack_from('i',b'abcdefgh',2)", "unpack_from('i',b'abcd',1)",
    "unpack_from('i',b'abcd',-4)", "unpack_from('i',b'abcd',-3)", "unpack_from('i',b'abcd',-5)", "unpack_from('i',b'abcd',100)",
    "unpack_from('i',buffer=b'abcd',offset=0)", "unpack_from('i',b'ab')", "unpack_from('i')", "unpack_from('i',5)",
    "unpack_from('i',b'abcd','a')", "unpack_from('0s',b'abcd',9)", "list(iter_unpack('<h',b'abcdef'))",
    "iter_unpack('<h',b'abc')", "iter_unpack('',b'')", "iter_unpack('<h',5)", "type(iter_unpack('<h',b'')).__name__",
    "len(list(iter_unpack('<h',b'')))", "iter_unpack('<h',b'abcd').__length_hint__()", "pack_into('i',bytearray(4),0,5)",
    "pack_into('i',bytearray(3),0,5)", "pack_into('i',bytearray(8),-4,5)", "pack_into('i',bytearray(8),-3,5)",
    "pack_into('i',bytearray(8),-9,5)", "pack_into('i',bytearray(8),5,5)", "pack_into('i',bytearray(8),100,5)",
    "pack_into('i',b'abcd',0,5)", "pack_into('i',[],0,5)", "pack_into('i')", "pack_into('i',bytearray(4))",
    "pack_into('i',bytearray(4),0)", "pack_into('i',bytearray(4),0,1,2)", "pack_into('i',bytearray(4),'a',1)",
    "pack_into('i',bytearray(4),0,'a')", "Struct('i').pack(5)", "Struct('<hb').size", "Struct('<hb').format",
    "Struct(b'<hb').format", "Struct(' h').format", "Struct('z')", 'Struct(5)', 'Struct()', "Struct('i','j')",
    "Struct(format='i').size", "Struct('i').unpack(b'abc')", "Struct('i').unpack(b'\\1\\0\\0\\0')",
    "Struct('i').unpack_from(b'\\0\\1\\0\\0\\0',offset=1)", "Struct('i').unpack_from(b'')", "Struct('i').pack()",
    "Struct('i').pack(1,2)", "Struct('i').pack_into(bytearray(4),0)", "Struct('i').pack_into()",
    "list(Struct('b').iter_unpack(b'ab'))", "Struct('i')==Struct('i')", "repr(Struct('<i'))", "Struct('i').x",
    "Struct('i').format.__class__", "Struct('i').pack_into(bytearray(8),2,1)",
]
for case in CASES:
    try:
        print(case, "->", repr(eval(case)))
    except Exception as problem:
        print(case, "->", type(problem).__name__, "|", problem)

buffer = bytearray(b"........")
pack_into(">hb", buffer, 2, 258, 3)
print(buffer)
view = memoryview(buffer)
pack_into("<h", view, 0, 513)
pack_into("<h", view[4:], 1, -1)
print(buffer)
for part in [view[::2], view.toreadonly()]:
    try:
        pack_into("b", part, 0, 1)
    except Exception as problem:
        print(type(problem).__name__, problem)
steps = iter_unpack("<h", buffer)
try:
    buffer.append(1)
except BufferError as problem:
    print(problem)
print(list(steps))
view.release()
try:
    buffer.append(1)
except BufferError as problem:
    print(problem)
steps = None
part = None


class Own(Struct):
    def __init__(self, format, extra=1):
        super().__init__(format)
        self.extra = extra


print(Own("<h").size, Own("i").extra, Own("b").pack(1), repr(Own("b")))
try:
    raise error("own")
except struct.error as problem:
    print(repr(problem), isinstance(problem, Exception), problem.args)
