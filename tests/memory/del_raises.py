# An exception in __del__ is reported on stderr and ignored. (stderr is not compared)
class D:
    def __del__(self):
        print("deleting")
        raise ValueError("ignored")
d = D()
del d
print("goes on")
try:
    D()
    print("still here")
except ValueError:
    print("wrong")
