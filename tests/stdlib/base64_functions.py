# base64: every encoding there and back, padding, alphabets, and the texts of errors.
import base64
from base64 import *


class Source:
    def __init__(self, data):
        self.data = data

    def read(self, count):
        part, self.data = self.data[:count], self.data[count:]
        return part

    def readline(self):
        end = self.data.find(b"\n") + 1 or len(self.data)
        return self.read(end)


class Sink(list):
    write = list.append


data = bytes(range(256))
for name in ["b64", "b32", "b32hex", "b16", "b85", "a85", "z85", "urlsafe_b64", "standard_b64"]:
    there, back = getattr(base64, name + "encode"), getattr(base64, name + "decode")
    for length in [0, 1, 2, 3, 4, 5, 6, 7, 8, 20]:
        text = there(data[250 - length : 250])
        print(name, length, text, back(text) == data[250 - length : 250])
    print(back(there(data)) == data, there(bytearray(b"abc")), there(memoryview(b"abc")), back(there(b"abc").decode()))
print(encodebytes(data), decodebytes(encodebytes(data)) == data)
sink = Sink()
encode(Source(data), sink)
print(sink)
back = Sink()
decode(Source(b"".join(sink)), back)
print(b"".join(back) == data)
CASES = [
    "b64encode('a')", "b64encode(b'\\xfb\\xff', b'-_')", "b64encode(b'a', altchars=b'-')", "b64decode('-_8=', altchars='-_')",
    "b64decode('YQ')", "b64decode('Y')", "b64decode('Y Q = =')", "b64decode('Y Q = =', validate=True)", "b64decode('é')",
    "b64decode(5)", "b64decode('a-b=')", "urlsafe_b64decode('-_8=')", "standard_b64decode(b'+/8=')", "b64decode(b'YQ==', None, True)",
    "b32decode('ME======')", "b32decode('me======')", "b32decode('me======', True)", "b32decode('M1======', map01='L')",
    "b32decode('M0======', map01=b'I')", "b32decode('ME=====')", "b32decode('M!======')", "b32decode('M=======')", "b32decode('========')",
    "b32decode('MFRA====')", "b32hexdecode('64======')", "b32encode('a')", "b16decode('6a')", "b16decode('6a', casefold=True)", "b16decode('6')", "b16decode('6G')",
    "b16encode('a')", "b85encode(b'abc', pad=True)", "b85encode('a')", "b85decode('a c')", "b85decode('|NsC0~')", "b85decode('~~~~~')",
    "a85encode(bytes(4))", "a85encode(bytes(5))", "a85encode(bytes(3), pad=True)", "a85encode(b'    ', foldspaces=True)",
    "a85encode(b'hello world', adobe=True)", "a85encode(b'hello world' * 3, wrapcol=10)", "a85encode(b'hello world', wrapcol=7, adobe=True)",
    "a85decode('z')", "a85decode('aaz')", "a85decode('y')", "a85decode('y', foldspaces=True)", "a85decode('<~BOu!rDZ~>', adobe=True)",
    "a85decode('BOu!r', adobe=True)", "a85decode('BO u!r\\nDZ')", "a85decode('BOu!r{')", "a85decode('s8W-\"')", "a85decode('BOu-!rDZ', ignorechars=b'-')",
    "z85encode(b'\\x86O\\xd2o\\xb5Y\\xf7[')", "z85decode('HelloWorld')", "z85decode('a b')", "encodebytes('a')", "decodebytes('a')",
    "encodebytes(memoryview(bytes(4)).cast('i'))", "b64encode(b'a', 'ab')",
]
for case in CASES:
    try:
        print(case, "->", eval(case))
    except Exception as error:
        print(case, "->", type(error).__module__, type(error).__name__, error)
print(base64.__all__)
