# The fifth way to name things: what `__import__` does with a fromlist that is no tuple of names.
for arguments in (
    ("mod_fromlist", None, None, True),
    ("mod_fromlist", None, None, 5),
    ("mod_fromlist", None, None, {"x": 1}),
    ("mod_fromlist", None, None, "value"),
    ("mod_fromlist", None, None, ["missing"]),
    ("mod_fromlist", None, None, ()),
    ("pkg_fromlist.part", None, None, True),
    ("pkg_fromlist.part", None, None, False),
    ("pkg_fromlist", None, None, True),
    ("pkg_fromlist", None, None, {"other": 1}),
):
    try:
        module = __import__(*arguments)
        print(arguments[3], module.__name__, sorted(name for name in vars(module) if not name.startswith("__")))
    except TypeError as error:
        print(arguments[3], error)
