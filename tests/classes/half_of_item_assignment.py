# A class that can only set items, or only delete them: the other half of the slot says which method is missing.
class Sets:
    def __setitem__(self, key, value):
        print("set", key, value)


class Deletes:
    def __delitem__(self, key):
        print("deleted", key)


class Neither:
    pass


class SetsList(list):
    def __setitem__(self, key, value):
        print("set in a list", key)
        super().__setitem__(key, value)


class SubSets(Sets):
    pass


for kind in (Sets, Deletes, Neither, SubSets):
    value = kind()
    try:
        value[1] = 2
    except Exception as error:
        print(kind.__name__, "set", repr(error))
    try:
        del value[1]
    except Exception as error:
        print(kind.__name__, "del", repr(error))
items = SetsList([1, 2, 3])
items[0] = 5
del items[1]
print(items)
