# An error inside a decorated function, through the wrapper.
def deco(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper
@deco
def risky(x):
    return [1, 2, 3][x]
risky(7)
