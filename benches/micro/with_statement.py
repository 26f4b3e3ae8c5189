class Guard:
    depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.depth -= 1


def main():
    guard = Guard()
    total = 0
    for i in range(500_000):
        with guard as g:
            total += g.depth
    print(total)


main()
