# A bytearray that a view looks at keeps its length; its contents may change.
import gc


CASES = [
    'b.append(1)', "b.extend(b'')", "b.extend(b'a')", 'b.pop()', 'b.clear()', 'b.insert(0,1)', 'b[0]=1', "b[0:1]=b'z'",
    "b[0:1]=b'zz'", 'del b[0]', "b+=b''", "b+=b'a'", 'b*=1', 'b*=2', 'b.remove(97)', 'b.reverse()', 'b.resize(3)', 'b.resize(4)',
    'b.__init__()', "b.__init__(b'a')", 'b.copy()', "b[::2]=b'12'", 'del b[::2]', "b[0:0]=b''", 'b.pop(9)', 'b.clear()',
    "b.__iadd__(b'')", 'b.extend([])', 'b.extend([1])', 'del b[5:]', "b[1:1]=b''", "b[9:]=b''",
]
for case in CASES:
    b = bytearray(b"abc")
    with memoryview(b) as view:
        try:
            exec(case)
            print(case, b)
        except Exception as error:
            print(case, type(error).__name__, "|", error, b)
    b.append(0)

b = bytearray(b"abc")
first = memoryview(b)
second = first[1:]
third = second.cast("b")
for view in [first, second, third]:
    try:
        b.append(1)
    except BufferError:
        print("still exported")
    view.release()
b.append(1)
print(b)
view = memoryview(b)
del view
b.append(2)
print(b)
cycle = [memoryview(b)]
cycle.append(cycle)
del cycle
gc.collect()
b.append(3)
print(b)
walk = iter(memoryview(b))
print(next(walk))
try:
    b.clear()
except BufferError as error:
    print(error)
print(list(walk))
b.clear()
print(b)

import weakref

view = memoryview(b"abc")
reference = weakref.ref(view)
print(reference() is view)
del view
print(reference())
