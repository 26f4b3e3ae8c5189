# A wildcard that is not last.
match 1:
    case _: pass
    case 1: pass
