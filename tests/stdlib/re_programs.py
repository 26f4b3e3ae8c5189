# re: the patterns of ordinary programs
import re

log = """2024-01-02 10:11:12 ERROR [main] disk full: /dev/sda1
2024-01-02 10:11:13 INFO [worker-1] done in 12.5 ms
bad line
"""
line = re.compile(r"^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+) \[(?P<thread>[^\]]*)\] (?P<text>.*)$", re.M)
for m in line.finditer(log):
    print(m.groupdict())
number = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
print(number.findall("1 -2.5 +.5e10 6. x7 1e-9"))
token = re.compile(r"""\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/()=])|(?P<string>"(?:\\.|[^"\\])*"))""")
position, text, tokens = 0, 'x1 = 3.5 * (y ** 2) - "a\\"b"', []
while position < len(text):
    m = token.match(text, position)
    tokens.append((m.lastgroup, m[m.lastgroup]))
    position = m.end()
print(tokens)
email = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
print(email.findall("write to a.b+c@example.org, or x@y.co.uk; not @z or q@"))
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseToSnake").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_to_camel"))
print(re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"), re.fullmatch(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}", "192.168.1.255"))
print(re.split(r"[,;\s]\s*", "a, b;c  d"), re.findall(r"(?:^|,)((?:\"(?:[^\"]|\"\")*\")|[^,]*)", 'a,"b,c",d'))
print(re.findall(r"<(\w+)[^>]*>(.*?)</\1>", "<b>bold</b><i x='1'>it</i><u>no</b>"), re.sub(r"\s+", " ", "  many   spaces\n"))
print(re.match(r"(?P<y>\d+)-(?P<m>\d+)", "2024-05").expand(r"\g<m>/\g<y>"), re.search(r"(\w+) \1", "the the end")[0])
print(sorted(re.findall(r"\b\w{4}\b", "this that with from more")), re.findall(r"(?i)\bthe\b", "The theme of the THE"))
roman = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
print([w for w in "MCMXCIV XLII IIII VX MMXXIV".split() if roman.fullmatch(w)])
