"""Looking for one text in another, and comparing them: short and long, beside each other and overlapping."""

short, long, other = "the quick brown fox", "the quick brown fox " * 20, "thé qüick 日本 föx " * 9
for text in (short, long, other):
    for part in ("", "t", "x", "quick", "x t", "fox", "föx", "é", "本", "kk", "z", text, text + "!", text[1:], text[-3:]):
        print(part in text, part not in text, text.find(part), text.rfind(part), text.count(part), end=" ")
        print(text.replace(part, "<>")[:30], len(text.split(part or "q")), text.startswith(part), text.endswith(part))
print("aaaa".find("aab"), "aaab".find("aab"), "aaaa".count("aa"), "aaab".replace("aab", "x"), "ab" in "aab", "aab" in "ab")


class Text(str):
    def __eq__(self, other):
        return "asked"

    def __contains__(self, other):
        return True

    def __add__(self, other):
        return "mine"

    def __radd__(self, other):
        return "reflected"

    __hash__ = str.__hash__


mine = Text("abc")
print(mine == "abc", "abc" == mine, "x" in mine, mine + "d", "d" + mine, mine != "abc", "b" in Text("x"))
if mine == "abd":
    print("a script's answer counts")
if "abd" != mine:
    print("so it does here")


def chars(text, wanted):
    found = 0
    for c in text:
        if c == wanted:
            found += 1
        if c != wanted:
            found += 100
        while c == "q":
            break
    return found


print(chars(long, "o"), chars(other, "é"), chars(other, "本"), chars("", "a"), chars(long, "fo"))
word = "".join(["ab", "c"])
print(word == "abc", word != "abc", word == "abd", word == "ab", (word == "abc") is True, not word == "x")


def grow():
    text, kept = "", []
    for i in range(40):
        text += "é" if i % 7 == 3 else "ab"
        if i % 10 == 0:
            kept.append(text)
        text = text + "."
        text = "<" + text
    text += text
    return text, kept


print(*grow())
