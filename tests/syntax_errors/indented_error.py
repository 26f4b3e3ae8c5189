# The caret under an indented line.
class A:
    def f(self):
        if True:
            return self..x
