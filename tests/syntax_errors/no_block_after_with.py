# with without a block.
with a:
x = 1
