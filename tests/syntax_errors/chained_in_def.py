# A statement after def on one line, then a block.
def f(): x = 1
    y = 2
