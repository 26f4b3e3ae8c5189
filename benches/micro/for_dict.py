def main():
    table = {str(i): i for i in range(1000)}
    total = 0
    for _ in range(500):
        for key in table:
            total += 1
        for key, value in table.items():
            total += value
        for value in table.values():
            total -= value
    print(total)


main()
