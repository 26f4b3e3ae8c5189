"""AES-128 in pure Python: tables made from scratch, ints and lists of bytes."""


def double(x):
    return (x << 1 ^ 0x11B) & 0xFF if x & 0x80 else x << 1


def make_sbox():
    sbox, p, q = [0] * 256, 1, 1
    while True:
        p = p ^ double(p)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        rotated = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        sbox[p] = rotated & 0xFF ^ 0x63
        if p == 1:
            break
    sbox[0] = 0x63
    return sbox


SBOX = make_sbox()


def expand(key):
    words = [list(key[i : i + 4]) for i in range(0, 16, 4)]
    constant = 1
    for i in range(4, 44):
        word = list(words[i - 1])
        if i % 4 == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = double(constant)
        words.append([a ^ b for a, b in zip(words[i - 4], word)])
    return [sum(words[i : i + 4], []) for i in range(0, 44, 4)]


SHIFT = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]


def mix(column):
    a, b, c, d = column
    every = a ^ b ^ c ^ d
    return [
        a ^ every ^ double(a ^ b),
        b ^ every ^ double(b ^ c),
        c ^ every ^ double(c ^ d),
        d ^ every ^ double(d ^ a),
    ]


def encrypt(block, keys):
    state = [b ^ k for b, k in zip(block, keys[0])]
    for number in range(1, 11):
        state = [SBOX[b] for b in state]
        state = [state[i] for i in SHIFT]
        if number < 10:
            state = [b for i in range(0, 16, 4) for b in mix(state[i : i + 4])]
        state = [b ^ k for b, k in zip(state, keys[number])]
    return state


def main():
    keys = expand(bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c"))
    print(bytes(encrypt(bytes.fromhex("6bc1bee22e409f96e93d7e117393172a"), keys)).hex())
    counter, out = 0, []
    text = b"counter mode over some text. " * 300
    for start in range(0, len(text), 16):
        pad = encrypt(counter.to_bytes(16, "big"), keys)
        out.extend(a ^ b for a, b in zip(text[start : start + 16], pad))
        counter += 1
    print(sum(out), bytes(out[-8:]).hex())


for _ in range(8):
    main()
