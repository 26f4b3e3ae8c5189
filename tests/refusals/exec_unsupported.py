# Source that exec compiles while the program runs may be refused too: by a SyntaxError that can be caught.
for source in ["async def f(): pass", "x = 1\nmatch = 2\ntype X = int", "import asyncio\nasync def f():\n  pass"]:
    try:
        exec(source)
    except SyntaxError as error:
        print(error)
