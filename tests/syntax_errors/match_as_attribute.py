# The target of `as` must be a name.
match 1:
    case 1 as a.b: pass
