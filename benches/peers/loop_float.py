"""Arithmetic of floats in a counted loop: the integral of 4 / (1 + x * x) from 0 to 1."""


def main():
    steps = 2_000_000
    width = 1.0 / steps
    total = 0.0
    for i in range(steps):
        x = (i + 0.5) * width
        total += 4.0 / (1.0 + x * x)
    print("%.9f" % (total * width))


main()
