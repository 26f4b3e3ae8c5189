"""Files: text, binary, json, csv, with, errors."""
import csv
import io
import json
import os
import tempfile
from pathlib import Path

folder = tempfile.mkdtemp()
path = os.path.join(folder, "notes.txt")
with open(path, "w", encoding="utf-8") as f:
    print(f.write("first line\n"), f.writable(), f.readable(), f.closed)
    f.writelines(["second\n", "th\u00efrd\n"])
    print("printed", 4, file=f)
print(f.closed)
with open(path, encoding="utf-8") as f:
    for number, line in enumerate(f, start=1):
        print(number, line.rstrip(), sep=": ")
with open(path, "a") as f:
    f.write("appended")
with open(path, encoding="utf-8") as f:
    print(f.readline(), end="")
    print(repr(f.read(3)), f.tell())
    f.seek(0)
    print(len(f.readlines()))
with open(path, "rb") as f:
    data = f.read()
    print(data[-8:], data.count(b"\n"), type(data))
print(os.path.exists(path), os.path.getsize(path), os.path.basename(path), os.path.splitext(path)[1], os.listdir(folder))
try:
    open(os.path.join(folder, "missing.txt"))
except FileNotFoundError as e:
    print(type(e).__name__, e.errno, e.strerror, os.path.basename(e.filename))
try:
    open(folder)
except IsADirectoryError as e:
    print(e.errno, e.strerror)
try:
    with open(path) as f:
        f.write("x")
except io.UnsupportedOperation as e:
    print("UnsupportedOperation:", e)
try:
    f.read()
except ValueError as e:
    print(e)
data = {"name": "Ann", "tags": ["a", "b"], "n": 1.5, "ok": True, "none": None, "nested": {"k": [1, 2, {"z": "\u00e9"}]}}
text = json.dumps(data, indent=2, sort_keys=True)
print(text)
print(json.dumps(data), json.loads(text) == data, json.dumps("\u00e9", ensure_ascii=False))
for bad in ["{", "[1,]", '{"a" 1}', "nul", "", "[1] x"]:
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), "->", e)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
p = Path(folder) / "data.csv"
with p.open("w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["name", "qty"])
    w.writerows([["apple", 3], ["pear, green", 4], ['say "hi"', 5]])
print(p.read_text())
with open(p, newline="") as f:
    for row in csv.DictReader(f):
        print(row["name"], int(row["qty"]) * 2, row)
print(p.name, p.suffix, p.stem, p.exists(), p.parent.name == os.path.basename(folder))
out = io.StringIO()
print("a", "b", sep="-", end="!", file=out)
print(out.getvalue(), io.BytesIO(b"xyz").read(2))
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
print(os.path.isdir(folder))
