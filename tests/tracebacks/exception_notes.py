# Notes are printed below the message.
try:
    e = ValueError("wrong")
    e.add_note("try a smaller number")
    e.add_note("two\nlines")
    raise e
finally:
    print("note added")
