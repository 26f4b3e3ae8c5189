# super() in class methods, static contexts, nested functions, properties and attributes.
class A:
    name = "A"
    @classmethod
    def make(cls): return "A.make " + cls.__name__
    @staticmethod
    def stat(): return "A.stat"
    @property
    def prop(self): return "A.prop"
    def __getitem__(self, i): return ("A", i)
    def __len__(self): return 3
    def chain(self): return "A"
class B(A):
    name = "B"
    @classmethod
    def make(cls): return super().make() + "+"
    @staticmethod
    def stat(): return super(B, B).stat() + "+"
    @property
    def prop(self): return super().prop + "+"
    def __getitem__(self, i): return super().__getitem__(i * 2)
    def __len__(self): return super().__len__() + 1
    def names(self): return self.name, super().name, super(B, self).name, A.name
    def in_nested(self):
        def inner(): return super(B, self).chain()
        return inner(), (lambda: super(B, self).name)()
    def in_comp(self): return [super(B, self).chain() for _ in range(2)]
    def implicit_in_comp(self): return [x for x in [super().chain()]]
    def the_class(self): return __class__.__name__
    def renamed(this): return super().chain()
class C(B): pass
b, c = B(), C()
print(b.make(), B.make(), C.make(), b.stat(), b.prop, c.prop, b[5], len(b), b.names(), c.names(), b.in_nested(), b.in_comp(), b.implicit_in_comp(), c.the_class(), b.renamed())
print(super(B, b).name, super(B, B).make(), super(C, c).names(), super(B, c).chain(), bool(c), type(super(B, b)).__name__)
s = super(B, b)
print(s.chain(), s.prop, s.__self__ is b, s.__thisclass__ is B, s.__self_class__ is B)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
def outside(): return super()
def outside_arg(self): return super()
class D(A):
    def deleted(self):
        del self
        return super()
    def noargs(): return super()
    def missing(self): return super().missing
    def index(self): return super()[0]
    def sets(self): super().x = 1
attempt(outside); attempt(lambda: outside_arg(b)); attempt(lambda: D().deleted()); attempt(lambda: D.noargs()); attempt(lambda: D().missing()); attempt(lambda: D().index()); attempt(lambda: D().sets()); attempt(lambda: super(D, b)); attempt(lambda: super(B, 5)); attempt(lambda: super(1, 2)); attempt(lambda: super(B, b, 1)); attempt(lambda: super(B).name); attempt(lambda: D.missing(5)); attempt(lambda: super(B, b)())
