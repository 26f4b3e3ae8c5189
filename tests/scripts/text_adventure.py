# Text processing: wrapping, tables, justification, a template and a diff of two texts.
PROSE = "The rain in Spain stays mainly in the plain, and the slow brown bear naps while the lazy dog jumps over it again and again."


def wrap(text, width):
    line = []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line.ljust(width)
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    share, extra = divmod(spaces, gaps)
    return "".join(w + " " * (share + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]


def table(rows, headings):
    columns = list(zip(*([headings] + [[str(c) for c in row] for row in rows])))
    widths = [max(map(len, column)) for column in columns]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    yield rule
    for i, row in enumerate(zip(*columns)):
        yield "|" + "|".join(f" {c:>{w}} " if c.replace(".", "").isdigit() else f" {c:<{w}} " for c, w in zip(row, widths)) + "|"
        if i == 0:
            yield rule
    yield rule


def fill(template, **values):
    out, rest = "", template
    while rest:
        before, mark, rest = rest.partition("${")
        out += before
        if mark:
            name, _, rest = rest.partition("}")
            out += str(values.get(name, f"<{name}?>"))
    return out


def common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
    i, j, out = len(a), len(b), []
    while i or j:
        if i and j and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            out.append("  " + a[i])
        elif j and (not i or table[i][j - 1] >= table[i - 1][j]):
            j -= 1
            out.append("+ " + b[j])
        else:
            i -= 1
            out.append("- " + a[i])
    return out[::-1]


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


for line in wrap(PROSE, 30):
    print("|" + justify(line, 30) + "|")
print(*table([("apple", 3, 1.25), ("kiwi", 12, 0.5), ("watermelon", 1, 4)], ("fruit", "number", "price")), sep="\n")
print(fill("Dear ${name}, you owe ${amount} since ${date}.", name="Ann", amount=f"{12.5:.2f}"))
print(*common("one two three four".split(), "one three five four six".split()), sep="\n")
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"), "".join(c for c in common("ABCBDAB", "BDCABA") for c in c[2:] if c[0]))
