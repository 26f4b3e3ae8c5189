# A loop over what is not iterable.
def total(n):
    t = 0
    for i in n:
        t += i
    return t
print(total(5))
