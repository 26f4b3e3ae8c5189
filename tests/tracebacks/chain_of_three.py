# Three chained exceptions of both kinds.
try:
    try:
        try:
            [][0]
        except IndexError:
            {}["k"]
    except KeyError as e:
        raise TypeError("three") from e
finally:
    print("finally")
