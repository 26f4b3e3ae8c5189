# match is refused before anything runs.
print("must not be printed")
match 1:
    case 1: print("one")
