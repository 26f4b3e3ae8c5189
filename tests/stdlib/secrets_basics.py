# secrets: shapes of tokens, bounds, compare_digest
import secrets


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(16)), secrets.token_bytes(0))
print(all(0 <= secrets.randbelow(5) < 5 for _ in range(100)), attempt(secrets.randbelow, 0), secrets.randbelow(1), 0 <= secrets.randbits(8) < 256)
print(secrets.choice([7]), secrets.token_hex() != secrets.token_hex(), set(secrets.token_hex(50)) <= set("0123456789abcdef"))
print(secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", bytearray(b"b")), secrets.compare_digest("a", "ab"), attempt(secrets.compare_digest, "é", "é"))
print(attempt(secrets.compare_digest, "a", b"a"), secrets.compare_digest(b"", b""))
