# An f-string is no pattern.
match "a":
    case f"{1}": pass
