def main():
    total = 0
    for i in range(0, 4_000_000, 2):
        total += i
    for i in range(1_000_000):
        total -= i
    print(total)


main()
