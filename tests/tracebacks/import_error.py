# An import that fails, inside a function.
def load():
    import no_such_module_anywhere
load()
