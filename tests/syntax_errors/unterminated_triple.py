# A triple-quoted string without end.
x = """abc
def
