# A closing bracket too many.
print("a"))
