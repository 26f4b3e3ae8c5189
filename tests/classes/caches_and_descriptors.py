# What a descriptor or a class does to itself while it is used does not confuse the next access of the same line.
class Grows:
    def __set__(self, instance, value):
        del C.x
        instance.y = value
        instance.x = value + 1


class C:
    x = Grows()


def store(instance):
    instance.x = 5
    return sorted(vars(instance).items())


print(store(C()), store(C()), store(C()))


class Moves:
    def __set__(self, instance, value):
        global Old
        instance.__class__ = New
        del Old


class Old:
    x = Moves()


class New:
    pass


moving = Old()
store_moving = store(moving)
print(type(moving).__name__, store_moving)
names = {"attribute" + str(i): i for i in range(3000)}
Computed = type("Computed", (), {"".join(["attr", "ibute"]) + str(i): i for i in range(3000)})
instance = Computed()
for round in range(3):
    wrong = [name for name, i in names.items() if getattr(instance, name, None) != i]
    missing = sum(hasattr(instance, "missing" + str(i)) for i in range(3000))
    print(len(wrong), missing)
for i in range(3000):
    setattr(Computed, "missing" + str(i), i)
print(sum(getattr(instance, "missing" + str(i)) == i for i in range(3000)))


class Forgets:
    def __init__(self):
        del Forgets.__init__
        self.made = True

    def __len__(self):
        del Forgets.__len__
        return 3

    @property
    def once(self):
        del Forgets.once
        return 5


def make():
    return hasattr(Forgets(), "made")


print(make(), make(), make())
forgetful = Forgets()
print(len(forgetful), forgetful.once)
for action in lambda: len(forgetful), lambda: forgetful.once:
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(e)
