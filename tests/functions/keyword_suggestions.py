# An unexpected keyword argument of a builtin function: what was meant.
def check(run):
    try:
        run()
        print("ok")
    except TypeError as e:
        print(e)


check(lambda: complex(rea=1))
check(lambda: bytes(sourc=1))
check(lambda: max(1, 2, kye=3))
check(lambda: min([1], defalt=3))
check(lambda: enumerate([], strt=1))
check(lambda: map(len, [], stric=1))
check(lambda: zip(strct=1))
check(lambda: int("1", bas=1))
check(lambda: print(sepp=1))
check(lambda: print(nothing_like_it=1))
check(lambda: sorted([], ky=1))
check(lambda: str(objct=1))
check(lambda: "".split(sp=1))
check(lambda: [].sort(kye=1))
check(lambda: sum([], strt=1))
check(lambda: round(numbr=1))
check(lambda: pow(bse=1))
check(lambda: exit(cod=1))
check(lambda: exit(1, code=1))
check(lambda: ImportError(nam=1))
check(lambda: int.from_bytes(byts=1))
check(lambda: (1).to_bytes(lengt=1))
check(lambda: "".encode(encodng=1))
check(lambda: "".splitlines(keepend=1))
