# Bubble, insertion, selection, merge, quick, heap, shell and counting sort against sorted().
def bubble(a):
    a = a[:]
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        value, j = a[i], i - 1
        while j >= 0 and a[j] > value:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = value
    return a


def selection(a):
    a = a[:]
    for i in range(len(a)):
        smallest = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[smallest] = a[smallest], a[i]
    return a


def merge(a):
    if len(a) <= 1:
        return a
    left, right = merge(a[:len(a) // 2]), merge(a[len(a) // 2:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i]); i += 1
        else:
            out.append(right[j]); j += 1
    return out + left[i:] + right[j:]


def quick(a):
    if len(a) <= 1:
        return a
    pivot, *rest = a
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def heap(a):
    a = a[:]

    def sift(start, end):
        root = start
        while (child := 2 * root + 1) < end:
            if child + 1 < end and a[child] < a[child + 1]:
                child += 1
            if a[root] >= a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for start in range(len(a) // 2 - 1, -1, -1):
        sift(start, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def shell(a):
    a, gap = a[:], len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            value, j = a[i], i
            while j >= gap and a[j - gap] > value:
                a[j] = a[j - gap]
                j -= gap
            a[j] = value
        gap //= 2
    return a


def counting(a):
    if not a:
        return []
    low, counts = min(a), [0] * (max(a) - min(a) + 1)
    for x in a:
        counts[x - low] += 1
    return [low + i for i, n in enumerate(counts) for _ in range(n)]


def numbers(n, seed=7):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed % 1000 - 500


inputs = {"empty": [], "one": [5], "sorted": list(range(20)), "reversed": list(range(20, 0, -1)), "equal": [3] * 10, "random": list(numbers(300))}
for algorithm in (bubble, insertion, selection, merge, quick, heap, shell, counting):
    results = {name: algorithm(data) == sorted(data) for name, data in inputs.items()}
    print(f"{algorithm.__name__:<10}", all(results.values()), algorithm([3, 1, 2]))
print(inputs["random"][:8], merge(inputs["random"])[:5])
