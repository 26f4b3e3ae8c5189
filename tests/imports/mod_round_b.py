import mod_round_a

folder = __file__.rsplit("/", 1)[0]
try:
    mod_round_a.value
except AttributeError as e:
    print(str(e).replace(folder, ""))
try:
    from mod_round_a import value
except ImportError as e:
    print(str(e).replace(folder, ""))
