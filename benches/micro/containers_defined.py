class Grid:
    def __init__(self, n):
        self.n = n
        self.cells = [0] * n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return self.cells[i]

    def __setitem__(self, i, value):
        self.cells[i] = value

    def __contains__(self, value):
        return 0 <= value < self.n

    def __iter__(self):
        return iter(self.cells)


def main():
    grid = Grid(100)
    total = 0
    for i in range(300_000):
        grid[i % 100] = i
        total += grid[(i + 1) % 100] + len(grid)
        if i in grid:
            total += 1
    print(total, sum(grid))


main()
