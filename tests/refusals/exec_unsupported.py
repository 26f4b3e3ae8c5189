# Source that exec compiles while the program runs may be refused too: by a SyntaxError that can be caught.
for source in ["x = 1\nt'template'", "from __future__ import barry_as_FLUFL"]:
    try:
        exec(source)
    except SyntaxError as error:
        print(error)
