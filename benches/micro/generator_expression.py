def main():
    total = 0
    for _ in range(15):
        total += sum(i * 2 for i in range(80_000))
        total += max(i ^ 5 for i in range(20_000))
    print(total)


main()
