# = in a list.
x = [a = 1]
