# async def is refused, also deep inside a function that is never called.
print("must not be printed")
def f():
    if 0:
        async def g():
            await g()
