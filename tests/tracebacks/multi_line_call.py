# A call whose arguments span many lines; the failing line is shown.
values = [
    1,
    2,
    int("three"),
    4,
]
