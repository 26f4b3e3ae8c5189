# A missing comma in a call.
print("a" "b" c)
