# A decorator with nothing to decorate.
@deco
x = 1
