# What `a[b:c] = d` holds while a method stores it is given up when the method returns.
class Part:
    def __init__(self, name):
        self.name = name

    def __index__(self):
        return 1

    def __del__(self):
        print("gone:", self.name)


class Store:
    def __setitem__(self, key, value):
        print("set", type(key).__name__, value.name)

    def __delitem__(self, key):
        print("del", type(key).__name__)

    def __del__(self):
        print("gone: store")


Store()[Part("start") : Part("stop")] = Part("value")
print("after a slice")
Store()[:, 0] = Part("value")
print("after a tuple")
Store()[Part("start") : Part("stop") : Part("step")] = Part("value")
print("after a slice with a step")
del Store()[Part("start") :]
print("after del")
kept = Store()
for _ in range(2):
    kept[1:2] = Part("in a loop")
    print("round")

print("end")
