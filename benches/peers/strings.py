"""Strings made of numbers and other strings, collected in a list and joined."""


def main():
    length = 0
    for _ in range(40):
        pieces = []
        for i in range(20_000):
            pieces.append("item " + str(i))
        text = ", ".join(pieces)
        length += len(text)
    print(length, text[-30:])


main()
