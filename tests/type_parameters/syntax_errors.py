# type parameters: what the compiler refuses, with place and text
for s in ("def f[T, T](): pass", "class A[T, T]: pass", "type X[T, T] = 1", "def f[T: (yield)](): pass", "def f[T: (a := 1)](): pass", "type X = (yield)", "class A[T](x := 1): pass", "class A[T]((yield)): pass", "def f[T]():\n nonlocal T", "def f[T]():\n T = 1\nprint(1)", "def f[T=int, U](): pass", "def f[*Ts=int](): pass", "def f[**P=[int]](): pass", "def f[*Ts: int](): pass", "def f[**P: int](): pass", "type X = await x", "def f[](): pass", "async def f():\n type X = await x", "class A[T]:\n nonlocal T", "def f[T: await x](): pass", "type type = 1", "type = 5", "type[int]", "type X[T: int] = T"):
    try:
        compile(s, 's', 'exec'); print(repr(s), 'ok')
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset)
