"""Swaps in short lists: the most reversals that bring 1 to the front of any permutation, which Heap's algorithm lists."""


def reversals(permutation):
    cards = permutation[:]
    count = 0
    while cards[0] != 1:
        low, high = 0, cards[0] - 1
        while low < high:
            cards[low], cards[high] = cards[high], cards[low]
            low += 1
            high -= 1
        count += 1
    return count


def fannkuch(n):
    permutation = list(range(1, n + 1))
    turns = [0] * n
    most = total = 0
    sign = 1
    i = 1
    while True:
        count = reversals(permutation)
        if count > most:
            most = count
        total += sign * count
        sign = -sign
        while i < n and turns[i] == i:
            turns[i] = 0
            i += 1
        if i == n:
            return most, total
        j = turns[i] if i % 2 else 0
        permutation[i], permutation[j] = permutation[j], permutation[i]
        turns[i] += 1
        i = 1


for _ in range(4):
    print("%d %d" % fannkuch(8))
