"""A dict with strings for keys: looked up, changed and walked; in Lua, a table."""


def main():
    words = ["word" + str(i * i % 997) for i in range(2000)]
    counts = {}
    for _ in range(1000):
        for word in words:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    total = 0
    for word, count in counts.items():
        total += len(word) * count
    print(total)


main()
