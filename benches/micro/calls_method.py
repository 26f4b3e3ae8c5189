class Counter:
    def __init__(self):
        self.n = 0

    def add(self, k):
        self.n += k
        return self


def main():
    c = Counter()
    for i in range(1_000_000):
        c.add(i)
    print(c.n)


main()
