# class without a block.
class A:
x = 1
