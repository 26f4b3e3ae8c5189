# A bracket that is never closed, with statements after it.
print("a"
x = 1
y = 2
