"""json: strings whose marks stand at every place within the words they are read by."""

import json

for length in range(20):
    plain = "x" * length
    for mark, text in [("", ""), ('\\"', '"'), ("\\\\", "\\"), ("\\u00e9", "é"), ("é", "é"), ("日", "日"), ("\x7f", "\x7f"), ("!#", "!#")]:
        for end in ("", "yz", "é" * 9):
            assert json.loads(f'["{plain}{mark}{end}", {{"{plain}{mark}{end}": 1}}]') == [plain + text + end, {plain + text + end: 1}]
    for control in ("\x00", "\x1f", "\n"):
        try:
            json.loads(f'"{plain}{control}z"')
            print("accepted")
        except json.JSONDecodeError as error:
            if length in (0, 7, 8, 19):
                print(length, error)
        assert json.loads(f'"{plain}{control}z"', strict=False) == plain + control + "z"
    for rest in ("", "\\", "\\u12"):
        try:
            json.loads(f'"{plain}{rest}')
        except json.JSONDecodeError as error:
            if length in (0, 8, 15):
                print(length, error)
print(json.loads('{"a": 1, "a": 2}'), json.loads(json.dumps("\u2028 \" \\ \x1f é")))
