# logging.Formatter: the three styles, their checks, defaults, and every field that does not change from run to run.
import logging


def record(**fields):
    made = logging.LogRecord("the.name", logging.INFO, "/some/where/file.py", 12, "hello %s", ("you",), None, "func")
    made.__dict__.update(fields)
    return made


for style, format in (
    ("%", "%(message)s"),
    ("%", "%(name)s %(levelno)s %(levelname)s %(pathname)s %(filename)s %(module)s %(lineno)d %(funcName)s %(message)s"),
    ("%", "%(levelname)-10s|%(levelname)10s|%(lineno)05d|%(msecs)03d|%(message).3s|%(lineno)x|100%%"),
    ("%", "%(processName)s %(taskName)s %(exc_info)s %(exc_text)s %(stack_info)s %(args)s %(msg)s"),
    ("{", "{message}"),
    ("{", "{name:>12} {levelno:#x} {levelname!r:^10} {lineno:,} {message!s:*<12} {{}} {args[0]}"),
    ("$", "$message"),
    ("$", "${name}: $message, $$5 ${levelname}x$lineno"),
):
    print(logging.Formatter(format, style=style).format(record(msecs=7.0)))

print(logging.Formatter().format(record()))
print(logging.Formatter(None, style="{").format(record()), logging.Formatter("", style="$").format(record()))
print(logging.BASIC_FORMAT)

for style, format in (
    ("%", "no field"),
    ("%", "{message}"),
    ("%", "%(message)"),
    ("%", "%(message)y"),
    ("%", "%message"),
    ("%", "%(a-b)s"),
    ("{", "no field"),
    ("{", "%(message)s"),
    ("{", "{}"),
    ("{", "{message"),
    ("{", "message}"),
    ("{", "{message!x}"),
    ("{", "{message:abc}"),
    ("{", "{message!}"),
    ("{", "{message!ss}"),
    ("{", "{mess age}"),
    ("{", "{message-1}"),
    ("{", "{"),
    ("$", "no field"),
    ("$", "$"),
    ("$", "${message"),
    ("$", "bare $ sign $message"),
    ("$", "$$"),
    ("?", "x"),
):
    try:
        logging.Formatter(format, style=style)
        print(style, format, "accepted")
    except ValueError as error:
        print(style, format, "->", error)

# Nothing is checked if that is not wanted.
print(logging.Formatter("plain", validate=False).format(record()))
print(logging.Formatter("{message:{lineno}}|", style="{").format(record(lineno=15)))

for style, format in (("%", "%(missing)s"), ("{", "{missing}"), ("$", "$missing")):
    try:
        print(logging.Formatter(format, style=style).format(record()))
    except ValueError as error:
        print("ValueError:", error)
    filled = logging.Formatter(format, style=style, defaults={"missing": "a default"})
    print(filled.format(record()), "/", filled.format(record(missing="its own")))

try:
    logging.Formatter("%(message)d").format(record())
except TypeError as error:
    print("TypeError:", error)
try:
    logging.Formatter().format(record(args=()))
    logging.Formatter().format(record(args=(1, 2)))
except TypeError as error:
    print("TypeError:", error)


class Shouting(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()

    def formatMessage(self, record):
        return "<" + super().formatMessage(record) + ">"


print(Shouting("%(name)s %(message)s").format(record()))
print(logging.Formatter("%(message)s").usesTime(), logging.Formatter("%(asctime)s").usesTime())
print(logging.Formatter("{asctime:>30}", style="{").usesTime(), logging.Formatter("$asctime", style="$").usesTime())

lines = logging.BufferingFormatter(logging.Formatter("%(lineno)d;"))
print(repr(lines.format([record(lineno=n) for n in range(3)])), repr(lines.format([])))


class Framed(logging.BufferingFormatter):
    def formatHeader(self, records):
        return f"({len(records)} records) "

    def formatFooter(self, records):
        return " (end)"


print(Framed().format([record(), record()]))
