# break in a function inside a loop.
for i in x:
    def f():
        break
