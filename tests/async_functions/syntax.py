"""SyntaxErrors about await, async for, async with, yield and return where they must not stand."""

SOURCES = """await x
def f(): await x
lambda: await x
async def f(): lambda: await x
class A: await x
async def f():| class A: await x
def f():| async for a in b: pass
def f():| async with a: pass
async for a in b: pass
async with a: pass
async def f(): yield from x
async def f(): yield 1; return 2
async def f():| yield 1| return
[x async for x in y]
def f(): [x async for x in y]
def f(): return (x async for x in y)
def f(): return (await x for x in y)
def f(): return [await x for x in y]
def f(): return {await x: 1 for x in y}
async def f(): return [await x for x in y]
async def f():| class A:|  z=[x async for x in y]
async def f(): lambda: [x async for x in y]
def f(): return ([x async for x in y] for z in w)
def f(): return [[x async for x in y] for z in w]
def f(): return [x for x in await y]
def f(): return (x for x in await y)
(await x for x in y)
async def f(): (yield for x in y)
async def f(): [(yield 1) async for x in y]
async def f(x=await y): pass
async def g():| async def f(x=await y): pass
f'{await x}'
async def f(): await
async def f(): await = 1
async = 1
def await(): pass
async def f(): await x = 1
async def f(): await x += 1
async def f(): del await x
async def f(): await a ** await b, -await a, not await b
async def f(): await -a
async def f(): await await a
async x
async def f()
async def f():
async def f(): async with: pass
async def f(): async with a as 1: pass
async def f(): async for in x: pass
async def f(): async for 1 in x: pass
async def f(): x: await y = 1
async def f(a, a): pass
async def f(): nonlocal x
async def f(): break
async def f(): print(x async for x in y, 1)
async def f(): [x async for x in (z := y)]""".split("\n")

for source in SOURCES:
    try:
        compile(source.replace("|", "\n"), "x.py", "exec")
        print("fine:", source)
    except SyntaxError as e:
        print(f"{source}\n    {e.msg} [{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}]")
