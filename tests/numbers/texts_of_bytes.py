"""Numbers read from bytes, bytearrays and views; what is no number is shown as bytes."""
for value in bytearray(b""), bytearray(b"x"), b"x", memoryview(b"x"), memoryview(b" 12 "), bytearray(b"1_"), bytearray(b"\xff"), b"0x1f":
    for base in None, 10, 16, 0:
        try:
            print(int(value) if base is None else int(value, base))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
