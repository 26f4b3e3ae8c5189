# if without a block.
if 1:
x = 1
