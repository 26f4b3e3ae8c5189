def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def main():
    total = 0
    for i in count(1_500_000):
        total += i
    print(total)


main()
