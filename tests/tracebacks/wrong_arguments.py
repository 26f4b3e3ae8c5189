# A call with wrong arguments is an error of the caller's line.
def area(width, height, *, unit):
    return width * height
print(area(1, 2, unit="m"))
print(area(1, unit="m"))
