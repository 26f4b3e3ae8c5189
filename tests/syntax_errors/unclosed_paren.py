# A bracket that is never closed.
print("a"
