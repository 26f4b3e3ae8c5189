# type parameters in class bodies see the class first; protocols; kinds of parameter
def cl():
    v = 'cell'
    class M:
        v = 'class'
        type T1 = v
        def a[X: v](self, p: v) -> v: pass
        type T2[Y: v] = (v, Y)
    return M
M = cl()
print(M.T1.__value__, M.a.__type_params__[0].__bound__, M.a.__annotations__, M.T2.__type_params__[0].__bound__, M.T2.__value__)
class N:
    def early[T: late](self): pass
    late = int
print(N.early.__type_params__[0].__bound__)
def f[T: int, *Ts, **P](x: T, *a: *Ts) -> T: return T
print(f.__type_params__[1], f.__type_params__[2], [type(p).__name__ for p in f.__type_params__], f.__type_params__[0].__module__)
import typing
class S[T](typing.Protocol):
    def m(self) -> T: ...
print(S.__mro__, S[int], S.__parameters__)
