# Assignment to a tuple with a call.
a, f() = 1, 2
