# Keys that are equal as numbers.
match 1:
    case {1.0: x, 2: 2, True: y}: pass
