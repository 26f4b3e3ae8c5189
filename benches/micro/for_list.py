def main():
    items = list(range(1000))
    total = 0
    for _ in range(2000):
        for item in items:
            total += item
    print(total)


main()
