# slice objects: attributes, comparison, hashing, custom __getitem__ and __index__.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), type(s), repr(slice("a", [1])), {slice(1): "ok"}[slice(1)], hash(slice(1)) == hash(slice(1)))
class Show:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
x = Show()
print(x[1], x[1:2], x[:], x[::], x[::-1], x[1:2, 3:4], x[..., 1], x["a":"b"], x[()], x[1,], x[None:None], x[-1:], x[*[1, 2]], x[*[1], 2:3])
x[1:2] = 5; x[:, 0] = 6; del x[::2]
class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n
a = list(range(10))
print(a[I(2):I(5)], a[::I(3)], "abcdef"[I(1):I(-1)], (1, 2, 3)[I(-1)], range(10)[I(2):], slice(I(1), I(3)).indices(I(2)))
for seq in (range(10), "abcdefghij", tuple(range(10))):
    print(seq[2:5], seq[::-1], seq[8:1:-3], seq[-3:], seq[20:], seq[3:3], seq[:-20])
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: slice()); attempt(lambda: slice(1, 2, 3, 4)); attempt(lambda: s.foo); attempt(lambda: slice(1, 2, 0).indices(5)); attempt(lambda: slice(1).indices(-1)); attempt(lambda: slice("a").indices(5)); attempt(lambda: slice(1, 2)[0]); attempt(lambda: slice(1) < slice("a"))
def set_attribute():
    s.start = 5
attempt(set_attribute); attempt(lambda: slice([]) == slice([])); attempt(lambda: hash(slice([]))); attempt(lambda: slice(x=1))
