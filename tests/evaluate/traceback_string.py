# A traceback through code made by exec and eval: its frames have no source lines.
def f():
    source = "def g(x):\n    return eval('1 / x')\n\ng(0)\n"
    exec(source)


f()
