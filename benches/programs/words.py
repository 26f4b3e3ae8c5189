"""Text and dicts: counting words, an inverted index, edit distances, a trie, a Markov chain."""

import re
from collections import Counter

TEXT = """the quick brown fox jumps over the lazy dog while seven wizards quietly bring back jars of prime oxen
from the hills beyond the river and nobody in the village asks why the oxen are painted blue or where the jars went"""


def index(lines):
    where = {}
    for number, line in enumerate(lines):
        for word in line.split():
            where.setdefault(word, []).append(number)
    return where


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


class Trie:
    def __init__(self):
        self.children = {}
        self.ends = 0

    def add(self, word):
        node = self
        for letter in word:
            node = node.children.setdefault(letter, Trie())
        node.ends += 1

    def words(self, prefix=""):
        if self.ends:
            yield prefix
        for letter in sorted(self.children):
            yield from self.children[letter].words(prefix + letter)


def chain(words, n):
    follows = {}
    for a, b in zip(words, words[1:]):
        follows.setdefault(a, []).append(b)
    seed, word, out = 7, words[0], []
    for _ in range(n):
        out.append(word)
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        options = follows.get(word) or words
        word = options[seed % len(options)]
    return " ".join(out)


def main():
    words = TEXT.split()
    lines = [chain(words[i:] + words[:i], 40) for i in range(120)]
    where = index(lines)
    counts = Counter(word for line in lines for word in line.split())
    print(len(where), counts.most_common(3))
    print(sum(distance(a, b) for a in words[:16] for b in words[:16]))
    trie = Trie()
    for line in lines:
        for word in line.split():
            trie.add(word)
    print(len(list(trie.words())), next(trie.words()))
    capital = re.compile(r"\b([a-z])([a-z]{4,})\b")
    text = "\n".join(capital.sub(lambda m: m[1].upper() + m[2], line) for line in lines)
    print(sum(c.isupper() for c in text), len(text.replace("the", "a")), text.count("ox"))


for _ in range(8):
    main()
