# = in a while condition.
while x = 5:
    pass
