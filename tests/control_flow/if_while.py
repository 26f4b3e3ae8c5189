# if, elif, else, while with else, break and continue, nested loops, conditional expressions.
for n in (-5, 0, 3, 50, 1000):
    if n < 0:
        size = "negative"
    elif n == 0:
        size = "zero"
    elif n < 10:
        size = "small"
    elif n < 100:
        size = "medium"
    else:
        size = "large"
    print(n, size, "even" if n % 2 == 0 else "odd", "a" if n < 0 else "b" if n == 0 else "c")
i = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i == 6:
        break
    print(i, end=" ")
else:
    print("not reached")
print("after", i)
while i < 8:
    i += 1
else:
    print("else", i)
while False:
    pass
else:
    print("else at once")
while True:
    i -= 1
    if i < 5:
        break
print(i)
n = 3
while n:
    m = n
    while m:
        if m == 2:
            m -= 1
            continue
        print((n, m), end=" ")
        m -= 1
    else:
        print("inner else", end=" ")
    n -= 1
else:
    print("outer else")
if []: print("no")
else: print("yes")
if (k := len("abc")) > 2: print("walrus", k)
while (k := k - 1) > 0: print(k, end=";")
print(k)
if 1:
    if 0: pass
    else:
        if "": pass
        elif 0.0: pass
        elif None: pass
        else: print("deep")
x = 5; y = 6; print(x, y); pass; pass
if x: pass
if not x: print("never")
x = 1 if x > 10 else (2 if x > 4 else 3); print(x)
