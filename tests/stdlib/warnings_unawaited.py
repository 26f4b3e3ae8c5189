# warnings: coroutines that were never awaited, through the filters of the program
import warnings
async def f(): pass
def g():
    f()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    g(); f()
print([(str(x.message), x.category, x.lineno) for x in w])
print("end")
