# A statement in an f-string.
f"{x = 1; y}"
