# def without a block.
def f():
pass
