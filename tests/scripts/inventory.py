# An inventory of items: totals, filtering, grouping, reports in columns.
class Item:
    def __init__(self, name, price, quantity, *tags):
        self.name, self.price, self.quantity, self.tags = name, price, quantity, set(tags)

    @property
    def value(self):
        return self.price * self.quantity

    def __lt__(self, other):
        return self.name < other.name

    def __repr__(self):
        return f"Item({self.name!r}, {self.price}, {self.quantity})"


class Inventory:
    def __init__(self):
        self.items = {}

    def add(self, item):
        if item.name in self.items:
            self.items[item.name].quantity += item.quantity
        else:
            self.items[item.name] = item
        return self

    def remove(self, name, quantity=1):
        try:
            item = self.items[name]
        except KeyError:
            raise LookupError(f"no item {name!r}") from None
        if item.quantity < quantity:
            raise ValueError(f"only {item.quantity} of {name!r} left")
        item.quantity -= quantity
        if not item.quantity:
            del self.items[name]

    def __iter__(self):
        return iter(sorted(self.items.values()))

    def __len__(self):
        return len(self.items)

    def __contains__(self, name):
        return name in self.items

    def where(self, **conditions):
        return [i for i in self if all(getattr(i, k) == v if not callable(v) else v(getattr(i, k)) for k, v in conditions.items())]

    def report(self):
        yield f"{'item':<12}{'price':>8}{'qty':>5}{'value':>10}"
        yield "-" * 35
        for i in self:
            yield f"{i.name:<12}{i.price:>8.2f}{i.quantity:>5}{i.value:>10.2f}"
        yield f"{'total':<12}{'':>13}{sum(i.value for i in self):>10.2f}"


inventory = Inventory()
inventory.add(Item("hammer", 12.5, 4, "tool")).add(Item("nail", 0.05, 1000, "metal", "small")).add(Item("saw", 19.99, 2, "tool", "metal")).add(Item("hammer", 12.5, 1))
print(*inventory.report(), sep="\n")
print(inventory.where(quantity=lambda q: q < 10), inventory.where(name="nail"), inventory.where(price=lambda p: p > 100))
by_tag = {}
for item in inventory:
    for tag in item.tags:
        by_tag.setdefault(tag, []).append(item.name)
print({tag: by_tag[tag] for tag in sorted(by_tag)})
inventory.remove("saw", 2)
print(len(inventory), "saw" in inventory, "nail" in inventory)
for name, quantity in (("saw", 1), ("hammer", 50)):
    try:
        inventory.remove(name, quantity)
    except (LookupError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
print(max(inventory, key=lambda i: i.value), [i.name for i in inventory])
