# A comparison with = in a call.
print(a + b = 3)
