# An error in a with block, and one in __exit__.
class M:
    def __enter__(self): return self
    def __exit__(self, *exc): raise RuntimeError("exit failed")
with M() as m:
    m.nothing()
