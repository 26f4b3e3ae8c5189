"""Reads and writes of an object's attributes; in Lua, of a table's fields."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def main():
    point = Point(0, 1)
    for i in range(3_000_000):
        point.x = point.x + point.y
        point.y = i - point.y
    print(point.x + point.y)


main()
