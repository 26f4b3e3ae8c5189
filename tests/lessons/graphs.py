"""Graphs: BFS, DFS, Dijkstra with heapq, topological order, union-find, LRU, linked list, binary tree, trie."""
import heapq
from collections import deque, defaultdict, OrderedDict
import math

GRAPH = {"A": {"B": 4, "C": 1}, "B": {"D": 1}, "C": {"B": 2, "D": 5}, "D": {}, "E": {"A": 1}}


def dijkstra(graph, start):
    dist = {n: math.inf for n in graph}
    dist[start] = 0
    prev = {}
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > dist[node]:
            continue
        for nxt, w in graph[node].items():
            if (nd := d + w) < dist[nxt]:
                dist[nxt] = nd
                prev[nxt] = node
                heapq.heappush(heap, (nd, nxt))
    return dist, prev


dist, prev = dijkstra(GRAPH, "A")
print(dist, prev)


def bfs(graph, start):
    seen, todo, order = {start}, deque([start]), []
    while todo:
        n = todo.popleft()
        order.append(n)
        for m in graph[n]:
            if m not in seen:
                seen.add(m)
                todo.append(m)
    return order


def dfs(graph, n, seen=None):
    seen = set() if seen is None else seen
    if n in seen:
        return []
    seen.add(n)
    return [n] + [x for m in sorted(graph[n]) for x in dfs(graph, m, seen)]


print(bfs(GRAPH, "E"), dfs(GRAPH, "E"))


class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()

    def __getitem__(self, key):
        self.data.move_to_end(key)
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)

    def __contains__(self, key):
        return key in self.data


c = LRU(2)
c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3
print(list(c.data.items()), "b" in c)
try:
    c["zz"]
except KeyError as e:
    print("KeyError", e)


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self._len = 0
        for item in items:
            self.append(item)

    def append(self, value):
        new = Node(value)
        self._len += 1
        if not self.head:
            self.head = new
            return
        last = self.head
        while last.next:
            last = last.next
        last.next = new

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self._len

    def reverse(self):
        prev, node = None, self.head
        while node:
            node.next, prev, node = prev, node, node.next
        self.head = prev

    def __repr__(self):
        return " -> ".join(map(repr, self)) + " -> None"


l = LinkedList([1, 2, 3])
l.reverse()
print(l, len(l), 2 in l, max(l), list(reversed(list(l))))
try:
    l.head.colour = 1
except AttributeError as e:
    print(e)


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child:
            child.insert(key)
        else:
            setattr(self, side, Tree(key))
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)


t = Tree(50)
for k in [30, 70, 20, 40, 60, 80, 10]:
    t.insert(k)
print(list(t), t.depth(), sum(t), *t, sep=" ")
Trie = lambda: defaultdict(Trie)
trie = Trie()
for word in ["car", "cat", "dog"]:
    node = trie
    for ch in word:
        node = node[ch]
    node["$"] = True


def words(node, prefix=""):
    for ch, sub in sorted(node.items()):
        if ch == "$":
            yield prefix
        else:
            yield from words(sub, prefix + ch)


print(list(words(trie)))
h = [5, 1, 4]
heapq.heapify(h)
print(heapq.nsmallest(2, h), heapq.heappushpop(h, 0), heapq.nlargest(1, h), list(heapq.merge([1, 4], [2, 3])))
