# An exception thrown into a generator that has not started: the traceback shows its def line.
import sys


def numbers():
    yield 1


def run(generator):
    generator.throw(ValueError("too early"))


try:
    run(numbers())
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno)
        tb = tb.tb_next
run(numbers())
