# Frames below sorted, map and max have no frame for the builtin.
def key(item):
    return item["age"]
people = [{"age": 3}, {"name": "x"}]
print(sorted(people, key=key))
