class Body:
    limit = 7

    def __init__(self):
        self.x = 0
        self.v = 1


def main():
    b = Body()
    for i in range(1_000_000):
        b.x = b.x + b.v
        if b.x > b.limit:
            b.x = 0
    print(b.x)


main()
