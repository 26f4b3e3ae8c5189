# What was printed before the error is there, also without a newline.
print("line")
print("no newline", end="")
[].pop()
