class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x


def main():
    v = Vector(0, 0)
    step = Vector(1, 2)
    same = 0
    for i in range(300_000):
        v = v + step
        same += v == step
    print(v.x, v.y, same)


main()
