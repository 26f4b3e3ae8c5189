# binascii: hexadecimal digits, base 64 lenient and strict, CRC-32, and the texts of errors.
import binascii
from binascii import *

CASES = [
    'Error.__mro__', 'Error.__module__', 'Incomplete.__mro__', "hexlify(b'abc')", "hexlify('abc')", "hexlify(b'abcdef','-')",
    "hexlify(b'abcdef',b':',2)", "hexlify(b'abcdef',':',-2)", "hexlify(b'abc','::')", "hexlify(b'abc',sep=5)",
    "hexlify(b'abc',data=1)", "hexlify(data=b'abc')", 'hexlify()', "b2a_hex(bytearray(b'\\xff'))", "unhexlify('6162')",
    "unhexlify(b'6162')", "unhexlify('616')", "unhexlify('61 62')", "unhexlify('zz')", "unhexlify('é')", 'unhexlify(5)',
    "unhexlify(bytearray(b'AbcD'))", "a2b_hex('')", "hexlify(memoryview(b'abc')[::2])", "b2a_base64(b'')", "b2a_base64(b'a')",
    "b2a_base64(b'ab')", "b2a_base64(b'abc')", "b2a_base64(b'abcd',newline=False)", "b2a_base64(b'abcd',newline=0)",
    "b2a_base64('a')", "b2a_base64(b'a',False)", "b2a_base64(b'abcd'*30)", "a2b_base64('YWJj')", "a2b_base64(b'YWJj\\n')",
    "a2b_base64('YQ==')", "a2b_base64('YQ=')", "a2b_base64('YQ')", "a2b_base64('Y')", "a2b_base64('YWJjZ')", "a2b_base64('')",
    "a2b_base64('====')", "a2b_base64('Y=Q=')", "a2b_base64('Y!W@J#j')", "a2b_base64('YQ==YQ==')", "a2b_base64('YQ=\\n=')",
    "a2b_base64('é')", 'a2b_base64(5)', "a2b_base64(b'YQ==\\x00')", "a2b_base64('YWJj=')", "a2b_base64('=YWJj')",
    "a2b_base64('YQ==xx')", "a2b_base64('YWI=')", "a2b_base64('YWI')", "a2b_base64('YWI==')",
    "a2b_base64('YWJj',strict_mode=True)", "a2b_base64('YWJj\\n',strict_mode=True)", "a2b_base64('YQ==',strict_mode=True)",
    "a2b_base64('YQ=',strict_mode=True)", "a2b_base64('YQ',strict_mode=True)", "a2b_base64('Y',strict_mode=True)",
    "a2b_base64('YWJjZ',strict_mode=True)", "a2b_base64('',strict_mode=True)", "a2b_base64('====',strict_mode=True)",
    "a2b_base64('=YWJj',strict_mode=True)", "a2b_base64('Y=Q=',strict_mode=True)", "a2b_base64('Y!W',strict_mode=True)",
    "a2b_base64('YQ==YQ==',strict_mode=True)", "a2b_base64('YQ==x',strict_mode=True)", "a2b_base64('YQ=\\n=',strict_mode=True)",
    "a2b_base64('YWI=',strict_mode=True)", "a2b_base64('YWI',strict_mode=True)", "a2b_base64('YWI==',strict_mode=True)",
    "a2b_base64('YWJj=',strict_mode=True)", "a2b_base64('YW=J',strict_mode=True)", "a2b_base64('Y===',strict_mode=True)",
    "a2b_base64('YWJ=j',strict_mode=True)", "a2b_base64('YQ==\\n',strict_mode=True)", "crc32(b'')", "crc32(b'hello')",
    "crc32(b'lo',crc32(b'hel'))", "crc32('a')", "crc32(b'a',-1)", "crc32(b'a',2**40)", "crc32(b'a','b')", 'crc32()',
]
for case in CASES:
    try:
        print(case, "->", repr(eval(case)))
    except Exception as error:
        print(case, "->", type(error).__name__, "|", error)
