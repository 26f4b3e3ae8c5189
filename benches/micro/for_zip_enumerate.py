def main():
    left = list(range(1000))
    right = list(range(1000, 2000))
    total = 0
    for _ in range(500):
        for a, b in zip(left, right):
            total += b - a
        for i, a in enumerate(left):
            total += i ^ a
    print(total)


main()
