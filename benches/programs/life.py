"""Sets and tuples: the game of life on an endless board, and the shortest ways through a maze by heap and dict."""

import heapq


def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(cells):
    counts = {}
    for cell in cells:
        for near in neighbours(cell):
            counts[near] = counts.get(near, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def maze(size):
    return {(x, y) for x in range(size) for y in range(size) if (x * 7 + y * 13 + x * y) % 5 != 0 or x == y}


def ways(free, start):
    distance, heap = {start: 0}, [(0, start)]
    while heap:
        so_far, cell = heapq.heappop(heap)
        if so_far > distance[cell]:
            continue
        for near in neighbours(cell):
            if near in free:
                cost = so_far + (2 if near[0] != cell[0] and near[1] != cell[1] else 1)
                if cost < distance.get(near, 1 << 30):
                    distance[near] = cost
                    heapq.heappush(heap, (cost, near))
    return distance


def main():
    cells = {(0, 1), (1, 3), (2, 0), (2, 1), (2, 4), (2, 5), (2, 6)}
    for _ in range(90):
        cells = step(cells)
    print(len(cells), min(cells), max(cells))
    found = ways(maze(45), (0, 0))
    print(len(found), max(found.values()), sum(found.values()))


for _ in range(8):
    main()
