# A character that is no part of Python.
x = 5 € 3
