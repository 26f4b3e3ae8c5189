# Word counts, frequencies and a histogram of a text.
TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness.
"""


def words(text):
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,;:!?").lower()
            if word:
                yield word


counts = {}
for word in words(TEXT):
    counts[word] = counts.get(word, 0) + 1
ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
print(f"{len(TEXT)} characters, {sum(counts.values())} words, {len(counts)} different")
for word, count in ranking[:6]:
    print(f"{word:>8} {count:2d} {'#' * count}")
lengths = {}
for word in counts:
    lengths.setdefault(len(word), []).append(word)
for length in sorted(lengths):
    print(length, sorted(lengths[length]))
letters = [c for c in TEXT.lower() if c.isalpha()]
frequency = {c: letters.count(c) for c in sorted(set(letters))}
print(", ".join(f"{c}={n}" for c, n in frequency.items() if n > 10))
print(max(frequency, key=frequency.get), f"{frequency['e'] / len(letters):.1%}")
vowels = sum(frequency.get(v, 0) for v in "aeiou")
print("vowels", vowels, "consonants", len(letters) - vowels)
print(" ".join(w.capitalize() for w in list(words(TEXT))[:8]))
print(TEXT.count("was"), TEXT.find("worst"), TEXT.replace("it was ", "")[1:60])
print({w[0] for w in counts} >= {"i", "w"}, sorted(w for w in counts if w == w[::-1]))
