# Slices of lists: reading, assigning, deleting, with steps and out of range.
a = list(range(10))
for s in (slice(None), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(None, None, -1), slice(8, 2, -2), slice(5, 2), slice(-100, 100), slice(100, None), slice(None, None, 100), slice(3, 3), slice(None, None, -3), slice(-1, -100, -4)):
    print(s, a[s], s.indices(10), s.indices(0), s.indices(3))
b = a[:]; b[2:5] = ["x"]; print(b)
b = a[:]; b[2:2] = ["i", "j"]; print(b)
b = a[:]; b[5:2] = ["k"]; print(b)
b = a[:]; b[:] = []; print(b)
b = a[:]; b[::2] = "abcde"; print(b)
b = a[:]; b[::-2] = [1, 2, 3, 4, 5]; print(b)
b = a[:]; b[-2:] = (i for i in "xyz"); print(b)
b = a[:]; b[100:] = [1]; b[-100:0] = [0]; print(b)
b = a[:]; b[1:4] = b; print(b)
b = a[:]; b[::2] = b[1::2]; print(b)
b = a[:]; del b[2:5]; print(b)
b = a[:]; del b[::2]; print(b)
b = a[:]; del b[::-3]; print(b)
b = a[:]; del b[5:2], b[:1], b[-1:]; print(b)
b = a[:]; del b[:]; print(b)
b = a[:]; b[1:3] += ["z"]; print(b)
b = a[:]; b[1:3] *= 2; print(b)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def assign(s, v):
    c = a[:]
    c[s] = v
    return c
attempt(lambda: a[::0]); attempt(lambda: a["a":]); attempt(lambda: a[1.0:]); attempt(lambda: assign(slice(None, None, 2), [1])); attempt(lambda: assign(slice(1, 2), 5)); attempt(lambda: assign(slice(None, None, 0), [])); attempt(lambda: assign(slice(0, 4, -1), [])); attempt(lambda: assign(slice(4, 0, -1), [1]))
attempt(lambda: assign(slice(0, 2), None)); attempt(lambda: a[1:2, 3]); attempt(lambda: {}[1:2])
