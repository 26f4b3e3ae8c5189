def main():
    out = ""
    parts = []
    for i in range(400_000):
        out += "x"
        parts.append(f"{i}:{out[-1]}")
    text = ",".join(parts)
    print(len(out), len(text), text[-20:])


main()
