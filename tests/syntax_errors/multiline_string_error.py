# An error after a multi-line string.
x = """a
b
c""" 5
