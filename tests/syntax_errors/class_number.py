# A number as the name of a class.
class 1A: pass
