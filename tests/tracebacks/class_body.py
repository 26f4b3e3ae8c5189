# An error in a class body.
class Config:
    size = 10
    ratio = size / 0
