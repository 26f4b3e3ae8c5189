# Conway's game of life on a set of cells and on a grid.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def parse(picture):
    return {(x, y) for y, row in enumerate(picture.split()) for x, c in enumerate(row) if c == "#"}


def show(cells, width, height):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(width)) for y in range(height))


class Grid:
    def __init__(self, width, height, cells=()):
        self.width, self.height = width, height
        self.rows = [[0] * width for _ in range(height)]
        for x, y in cells:
            self.rows[y][x] = 1

    def neighbours(self, x, y):
        return sum(self.rows[(y + dy) % self.height][(x + dx) % self.width] for dx in (-1, 0, 1) for dy in (-1, 0, 1)) - self.rows[y][x]

    def step(self):
        new = Grid(self.width, self.height)
        for y in range(self.height):
            for x in range(self.width):
                n = self.neighbours(x, y)
                new.rows[y][x] = int(n == 3 or (n == 2 and self.rows[y][x] == 1))
        return new

    def cells(self):
        return {(x, y) for y, row in enumerate(self.rows) for x, v in enumerate(row) if v}


glider = parse(".#. ..# ###")
generation = glider
for n in range(5):
    print(f"generation {n}: {len(generation)} cells")
    print(show(generation, 6, 5))
    generation = step(generation)
moved = glider
for _ in range(40):
    moved = step(moved)
print(moved == {(x + 10, y + 10) for x, y in glider})
blinker = parse("### ")
print(step(step(blinker)) == blinker, step(blinker) == blinker, sorted(step(blinker)))
grid = Grid(8, 8, glider)
for _ in range(32):
    grid = grid.step()
print(grid.cells() == glider)
pentomino, sizes = parse(".## ##. .#."), []
for _ in range(60):
    sizes.append(len(pentomino))
    pentomino = step(pentomino)
print(sizes)
