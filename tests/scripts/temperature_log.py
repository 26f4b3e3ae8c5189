# A log of measurements: parsing with errors, averages, moving windows, a chart of characters.
LOG = """\
2024-01-01;06:00;-2.5
2024-01-01;12:00;3.0
2024-01-01;18:00;0.5
2024-01-02;06:00;-4.0
2024-01-02;12:00;broken
2024-01-02;18:00;-1.5
# a comment

2024-01-03;06:00;1.0;extra
2024-01-03;12:00;6.25
2024-01-03;18:00;2.75
2024-13-40;99:00;7
"""


class BadLine(ValueError):
    pass


def parse(text):
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        try:
            date, time, value = line.split(";")
            month = int(date[5:7])
            if not 1 <= month <= 12:
                raise BadLine(f"month {month}")
            yield date, time, float(value)
        except BadLine as error:
            print(f"line {number}: {error}")
        except ValueError as error:
            print(f"line {number}: {type(error).__name__}: {error}")


def average(values):
    values = list(values)
    return sum(values) / len(values)


def windows(values, size):
    return [values[i:i + size] for i in range(len(values) - size + 1)]


records = list(parse(LOG))
days = {}
for date, time, value in records:
    days.setdefault(date, {})[time] = value
for date, values in days.items():
    low, high = min(values.values()), max(values.values())
    print(f"{date}  low {low:+5.1f}  high {high:+5.1f}  mean {average(values.values()):+.2f}  {sorted(values)}")
values = [v for _, _, v in records]
print([round(average(w), 3) for w in windows(values, 3)])
mean = average(values)
deviation = average((v - mean) ** 2 for v in values) ** 0.5
print(f"mean {mean:.3f} deviation {deviation:.3f} median {sorted(values)[len(values) // 2]}")
for v in values:
    position = round(v) + 6
    print(f"{v:>6} |" + " " * position + "*")
warmest = max(records, key=lambda r: r[2])
print("warmest:", *warmest, "| below zero:", sum(v < 0 for v in values), "| rising:", sum(b > a for a, b in zip(values, values[1:])))
