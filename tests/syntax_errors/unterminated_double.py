# A double-quoted string without its closing quote.
print("it is late)
