# raise ... from: the direct cause is printed first.
def load():
    try:
        {}["key"]
    except KeyError as e:
        raise RuntimeError("could not load") from e
load()
