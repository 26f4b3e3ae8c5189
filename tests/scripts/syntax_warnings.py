# Shows the warnings about the text of a script on stderr, before it runs.
print("runs")
pattern = "\d+\w"
value = 5
if value is 5:
    pass
assert (value, "always true")


def leave():
    try:
        return 1
    finally:
        return 2


print(leave(), pattern)
print(1if value else 2)
