# An integer too long to print.
n = 10 ** 5000
print(n)
