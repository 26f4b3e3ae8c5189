# Nothing runs when the last line is wrong.
print("must not be printed")
x = [1, 2
