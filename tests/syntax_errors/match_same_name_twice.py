# A pattern that binds a name twice.
match 1:
    case [a, {"k": (b, a)}]: pass
