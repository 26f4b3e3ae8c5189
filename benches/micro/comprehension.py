def main():
    total = 0
    for _ in range(40):
        squares = [i * i for i in range(10_000)]
        odd = {i for i in squares if i & 1}
        table = {i: i + 1 for i in range(5_000)}
        total += len(squares) + len(odd) + len(table)
    print(total)


main()
