# A typographic minus.
x = 1 − 2
