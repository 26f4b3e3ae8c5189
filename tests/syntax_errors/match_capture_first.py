# A name that is not last.
match 1:
    case 0 | x: pass
    case 1: pass
