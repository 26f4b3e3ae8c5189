# KeyError: the key is shown by its repr.
d = {"a": {"b": 1}}
print(d["a"]["it's"])
