import rounds.first


def show(run):
    folder = __file__.rsplit("/", 2)[0]
    try:
        print(run())
    except (AttributeError, ImportError) as e:
        print(type(e).__name__, str(e).replace(folder, ""))


def from_import():
    from rounds.first import value
    return value


def as_import():
    import rounds.first as first
    return first.value


show(lambda: rounds.first)
show(from_import)
show(as_import)
