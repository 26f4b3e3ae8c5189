# continue in a class body inside a loop.
while 1:
    class A:
        continue
