"""csv: lines without quotes, and those that are nearly so."""

import csv
import io

LINES = [
    "a,b,c", "a,b,c\n", "a,b,c\r\n", "a,b,c\r", "", "\n", "\r\n", ",", ",,\n", "a\nb", "a\rb\n", "a\n\n", "a\r\r\n", " a , b \n",
    'a,"b,c",d\n', 'a"b,c\n', '"a"\n', '""\n', "é,日本,ñ\n", "a\tb\n", "x" * 50 + ",y\n", "\\,a\n", "a,\\n\n", "'a,b'\n",
]


def rows(line, **options):
    try:
        reader = csv.reader([line], **options)
        return [row for row in reader], reader.line_num
    except csv.Error as error:
        return f"Error: {error}"


for line in LINES:
    print(repr(line))
    for options in (
        {}, {"delimiter": "\t"}, {"delimiter": "é"}, {"quotechar": "'"}, {"quotechar": None, "quoting": csv.QUOTE_NONE},
        {"escapechar": "\\"}, {"skipinitialspace": True}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NOTNULL}, {"strict": True},
        {"dialect": "unix"}, {"dialect": csv.excel_tab},
    ):
        print("  ", rows(line, **options))

print("-- rows over several lines")
print(list(csv.reader(["a,b\n", '"c\n', 'd",e\n', "f,g\n"])), list(csv.reader(io.StringIO("a,b\nc\n\nd,e,f"))))
print("-- the limit of a field")
before = csv.field_size_limit(5)
print(rows("abcde,f\n"), rows("abcdef,g\n"), rows("ab,cd,ef,gh\n"))
csv.field_size_limit(before)
print("-- dialects")
reader = csv.reader([], "excel")
print(reader.dialect.delimiter, reader.dialect.lineterminator == "\r\n", csv.reader([], delimiter=";").dialect.delimiter)
print(csv.reader([], csv.get_dialect("unix")).dialect.quoting, csv.reader([]).dialect.quotechar)
csv.register_dialect("dots", delimiter=".")
print(list(csv.reader(["a.b"], "dots")), list(csv.reader(["a.b"], "dots", delimiter="b")))
csv.unregister_dialect("dots")
for arguments in (([], "dots"), ([], None), ([], object), (1,), ()):
    try:
        print(csv.reader(*arguments).dialect.delimiter)
    except Exception as error:
        print(type(error).__name__, error)


class Counting:
    """An iterator of lines that asks the reader for a row."""

    def __init__(self):
        self.asked = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1
        if self.asked == 2:
            return next(self.reader) and "x,y"
        if self.asked > 4:
            raise StopIteration
        return f"{self.asked},b"


lines = Counting()
lines.reader = csv.reader(lines)
try:
    print(list(lines.reader))
except csv.Error as error:
    print(error)
out = io.StringIO()
writer = csv.writer(out, "unix")
writer.writerow(["a", 1, None])
csv.writer(out).writerow(["a", 'b"c', "d,e"])
print(repr(out.getvalue()), writer.dialect.quoting)
