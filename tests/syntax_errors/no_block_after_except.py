# except without a block.
try:
    pass
except:
x = 1
