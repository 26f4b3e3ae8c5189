# StopIteration out of next().
it = iter([1])
next(it)
next(it)
