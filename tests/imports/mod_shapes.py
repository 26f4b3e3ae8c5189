"""Shapes for the import tests."""
print("mod_shapes runs as", __name__)
counter = 0
SIZES = [1, 2]
_hidden = "hidden"
def bump():
    global counter
    counter += 1
def area(w, h): return w * h
class Square:
    def __init__(self, s): self.s = s
    def area(self): return area(self.s, self.s)
