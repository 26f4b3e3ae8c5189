# break in an if outside a loop.
if 1:
    break
