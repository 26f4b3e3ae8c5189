# Ciphers, palindromes, anagrams and run-length coding of strings.
import math
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def caesar(text, shift):
    out = []
    for c in text:
        if c.lower() in ALPHABET:
            moved = ALPHABET[(ALPHABET.index(c.lower()) + shift) % 26]
            out.append(moved.upper() if c.isupper() else moved)
        else:
            out.append(c)
    return "".join(out)


def vigenere(text, key, sign=1):
    out, i = "", 0
    for c in text:
        if c.isalpha():
            out += caesar(c, sign * ALPHABET.index(key[i % len(key)]))
            i += 1
        else:
            out += c
    return out


def rot13_table():
    return str.maketrans(ALPHABET + ALPHABET.upper(), ALPHABET[13:] + ALPHABET[:13] + (ALPHABET[13:] + ALPHABET[:13]).upper())


def run_length(text):
    out = []
    for c in text:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(f"{c}{n if n > 1 else ''}" for c, n in out)


def palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


def anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return [g for g in groups.values() if len(g) > 1]


def break_caesar(text):
    scores = {}
    for shift in range(26):
        candidate = caesar(text, -shift).lower()
        scores[shift] = sum(candidate.count(c) for c in "etaoin")
    return max(scores, key=scores.get)


message = "Attack at Dawn, bring 3 ladders!"
for shift in (0, 1, 13, 25, -3, 29):
    secret = caesar(message, shift)
    print(f"{shift:>3} {secret}", caesar(secret, -shift) == message)
secret = vigenere(message, "lemon")
print(secret, vigenere(secret, "lemon", -1))
print(message.translate(rot13_table()), message.translate(rot13_table()).translate(rot13_table()) == message)
print(break_caesar(caesar("the rain in spain stays mainly in the plain and nothing to eat", 7)))
print(run_length("aaabccddddde"), run_length(""), run_length("abc"))
print([palindrome(t) for t in ("A man, a plan, a canal: Panama", "hello", "", "x", "Was it a car or a cat I saw?")])
print(anagrams("listen silent enlist cat act dog god tac bird".split()))
print("".join(c for i, c in enumerate("hweolrllod")if i % 2 == 0), " ".join(reversed("fox brown quick the".split())), "hello"[::-1].title(), math.prod(map(ord, "ab")))
