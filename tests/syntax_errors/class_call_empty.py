# Bad bases of a class.
class A(1 +): pass
