# The builtin exit() with a status.
print("before")
exit(4)
