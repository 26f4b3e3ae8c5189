# A mapping pattern with a key twice.
match 1:
    case {"a": 1, "b": 2, "a": 3}: pass
