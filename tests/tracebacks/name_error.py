# NameError with a suggestion.
value = 1
print(valeu)
