"""csv.Sniffer: guessing the dialect of a text and whether it begins with names."""
import csv
import random

SAMPLES = [
    "a,b,c\n1,2,3\n4,5,6\n", "a;b;c\r\n1;2;3\r\n", "one\ttwo\n3\t4\n", "x: y: z\n1: 2: 3\n", "'a','b''c','d'\n'e','f','g'\n",
    '"a, b";"c"\n"d";"e ""x"" f"\n', "abc\ndef\n", "", "a", "1,2\n3\n4,5,6\n7,8\n", "name, age\nAnn, 31\nBob, 4\n", '"only"\n"column"\n',
    "2026-01-02 10:11 x\n2026-01-03 10:12 y\n",
]


def show(text, *args):
    try:
        found = csv.Sniffer().sniff(text, *args)
        print(repr(found.delimiter), repr(found.quotechar), found.doublequote, found.skipinitialspace, end=" | ")
    except Exception as error:
        print(type(error).__name__, error, end=" | ")


for sample in SAMPLES:
    print(repr(sample[:30]), end=": ")
    show(sample)
    show(sample, ",;")
    try:
        print(csv.Sniffer().has_header(sample))
    except Exception as error:
        print(type(error).__name__, error)

found = csv.Sniffer().sniff(SAMPLES[5])
print(found.__mro__[1], found._name, repr(found.lineterminator), found.quoting)
print(list(csv.reader(SAMPLES[5].splitlines(), found)))

pick = random.Random(11)


def field():
    kind = pick.random()
    if kind < 0.3:
        return str(pick.randint(0, 999))
    if kind < 0.5:
        return '"' + "".join(pick.choice('ab ,;"') for _ in range(5)).replace('"', '""') + '"'
    return "".join(pick.choice("abc de") for _ in range(pick.randint(0, 6)))


for _ in range(40):
    mark, width = pick.choice([",", ";", "\t", " ", "|", ", ", "x"]), pick.randint(1, 4)
    rows = [mark.join(field() for _ in range(width + (pick.random() < 0.07))) for _ in range(pick.choice([1, 2, 5, 12, 25]))]
    show("\n".join(rows))
    show("\n".join(rows), ",;")
    try:
        print(csv.Sniffer().has_header("\n".join(rows)))
    except Exception as error:
        print(type(error).__name__, error)
