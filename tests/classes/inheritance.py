# Single inheritance: overriding, super(), class attributes, isinstance, object's methods.
class Animal:
    sound = "..."
    def __init__(self, name): self.name = name
    def speak(self): return f"{self.name}: {self.sound}"
    def __str__(self): return f"{type(self).__name__} {self.name}"
class Dog(Animal):
    sound = "woof"
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self): return super().speak() + "!"
class Puppy(Dog):
    def speak(self): return super(Puppy, self).speak().upper() + Animal.speak(self)
class Cat(Animal): sound = "meow"
for a in (Animal("a"), Dog("d", 3), Puppy("p", 1), Cat("c")):
    print(a, a.speak(), isinstance(a, Animal), isinstance(a, Dog), isinstance(a, (Cat, Puppy)), type(a) is Dog, a.__dict__)
print(issubclass(Puppy, Animal), issubclass(Dog, Puppy), issubclass(Dog, Dog), issubclass(bool, (str, int)), Puppy.__bases__, Puppy.__mro__, [c.__name__ for c in Puppy.mro()], Animal.__subclasses__() == [Dog, Cat])
Animal.sound = "changed"; print(Animal("x").speak(), Cat("y").speak())
class MyInt(int):
    def __add__(self, other): return MyInt(int.__add__(self, other) + 1)
    def __repr__(self): return f"MyInt({int(self)})"
class MyList(list):
    def append(self, v): super().append(v * 2)
    def total(self): return sum(self)
class MyStr(str):
    def shout(self): return self.upper() + "!"
class MyDict(dict):
    def __missing__(self, k): return f"no {k}"
class MyTuple(tuple):
    def __new__(cls, *args): return super().__new__(cls, args)
class MyFloat(float): pass
class MySet(set): pass
class MyErr(ValueError): pass
m = MyInt(5)
print(m + 1, m * 2, type(m * 2).__name__, m == 5, hash(m) == hash(5), {5: "x"}[m], [0] * MyInt(2), isinstance(m, int), MyInt("7"), f"{m}", f"{m:03d}", str(m), -m, int(m), type(int(m)).__name__)
l = MyList([1]); l.append(5); l.extend([3]); l += [4]; l.attr = "a"
print(l, l.total(), l == [1, 10, 3, 4], type(l[:]).__name__, type(l + []).__name__, len(l), l.attr, sorted(l), MyList().append(1), bool(MyList()))
s = MyStr("abc"); print(s.shout(), s + "d", type(s + "d").__name__, s == "abc", {"abc": 1}[s], s[0], type(s.upper()).__name__, f"{s:>5}", len(s), s in ["abc"])
d = MyDict(a=1); print(d["a"], d["zz"], d.get("zz"), "zz" in d, d, len(d), type(d.copy()).__name__, d == {"a": 1})
t = MyTuple(1, 2); print(t, t[0], t == (1, 2), len(t), type(t[:]).__name__, MyFloat(1.5) + 1, MyFloat(2), MySet([1]) | {2}, type(MySet([1]) | {2}).__name__, isinstance(MySet(), set))
class Base:
    def __init__(self): self.setup()
    def setup(self): self.v = "base"
class Derived(Base):
    def setup(self): super().setup(); self.v += "+derived"
class NoInit(Base):
    def __init__(self): pass
print(Derived().v, hasattr(NoInit(), "v"))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def make(*bases): return lambda: type("X", bases, {})
class S:
    def f(self): return super().nope
    def g(self): return super().nope()
attempt(lambda: S().f()); attempt(lambda: S().g()); attempt(make(bool)); attempt(make(5)); attempt(make(int, str)); attempt(make(type(None))); attempt(make(range)); attempt(make(type(len))); attempt(lambda: Dog("x")); attempt(lambda: super(Dog, Cat("c")).speak())
try:
    class Bad(None): pass
except TypeError as e: print(e)
try:
    class Dup(Animal, Animal): pass
except TypeError as e: print(e)
try:
    class Inst(Animal("x")): pass
except TypeError as e: print(e)
