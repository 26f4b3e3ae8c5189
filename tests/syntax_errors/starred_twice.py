# Two starred targets.
a, *b, *c = [1]
