# finally without a block.
try:
    pass
finally:
x = 1
