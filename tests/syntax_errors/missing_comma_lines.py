# A missing comma between lines.
x = [
    1,
    2
    3,
]
