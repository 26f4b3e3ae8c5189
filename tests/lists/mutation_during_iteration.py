# A list that changes while it is iterated over: the index goes on.
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
a = [1, 2, 3, 4]
for x in a:
    a.remove(x)
print(a)
a = [1]
for x in a:
    if len(a) < 10:
        a.append(x + 1)
print(a)
a = [1, 2, 3]
for x in a:
    print(x, end=" ")
    a.clear()
print(a)
a = [1, 2, 3, 4]
for i, x in enumerate(a):
    a[i] = x * 10
print(a)
a = [1, 2, 3, 4]
for x in a[:]:
    a.remove(x)
print(a)
it = iter(a)
print(list(it))
a.append(5)
print(list(it))
a = [1, 2]
it = iter(a)
a.append(3)
print(list(it), next(it, "end"))
a.append(4)
print(next(it, "end"))
a = [3, 2, 1]
r = reversed(a)
a.append(0)
print(list(r))
a = [1, 2, 3]
r = reversed(a)
del a[1:]
print(list(r))
a = [1, 2, 3, 4, 5]
print([a.pop() for _ in a], a)
a = [1, 2, 3]
a[:] = (x for x in a for _ in range(2))
print(a)
