# Stack, queue, linked list and priority queue by hand.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head = self.tail = None
        self.size = 0
        for item in items:
            self.append(item)

    def append(self, value):
        node = Node(value)
        if self.tail:
            self.tail.next = node
        else:
            self.head = node
        self.tail = node
        self.size += 1

    def pop_first(self):
        if not self.head:
            raise IndexError("pop from empty list")
        value, self.head = self.head.value, self.head.next
        if not self.head:
            self.tail = None
        self.size -= 1
        return value

    def reverse(self):
        previous, node, self.tail = None, self.head, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __str__(self):
        return " -> ".join(map(str, self)) or "(empty)"


class Heap:
    def __init__(self):
        self.a = []

    def push(self, item):
        a, i = self.a, len(self.a)
        a.append(item)
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2

    def pop(self):
        a = self.a
        top, last = a[0], a.pop()
        if a:
            a[0], i = last, 0
            while (child := 2 * i + 1) < len(a):
                if child + 1 < len(a) and a[child + 1] < a[child]:
                    child += 1
                if a[i] <= a[child]:
                    break
                a[i], a[child] = a[child], a[i]
                i = child
        return top

    def __bool__(self):
        return bool(self.a)


class Stack(list):
    push = list.append

    @property
    def top(self):
        return self[-1] if self else None


items = LinkedList("abcd")
print(items, len(items), list(items), items.pop_first(), items)
items.reverse()
print(items, items.tail.value)
while items:
    print(items.pop_first(), end=" ")
print(items)
try:
    items.pop_first()
except IndexError as error:
    print(error)
heap = Heap()
for priority, job in ((5, "write"), (1, "plan"), (3, "code"), (2, "read"), (3, "argue"), (9, "sleep")):
    heap.push((priority, job))
while heap:
    print(*heap.pop(), end="; ")
print()
for n in range(100):
    heap.push(n * 37 % 101)
print([heap.pop() for _ in range(10)])
stack = Stack()
for c in "(a[b]{c})":
    if c in "([{":
        stack.push(c)
    elif c in ")]}":
        print(stack.pop() + c, end=" ")
print(stack, stack.top, len(stack))
