# An uncaught SyntaxError from exec shows its line of the source; an error after parsing has none.
def run(source):
    try:
        exec("return 1")
    finally:
        exec(source)


run("a = 1\nb = (2 3)\n")
