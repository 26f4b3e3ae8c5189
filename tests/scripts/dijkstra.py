# Shortest paths: Dijkstra, breadth first, depth first, topological order, Floyd-Warshall.
ROADS = [("A", "B", 4), ("A", "C", 2), ("C", "B", 1), ("B", "D", 5), ("C", "D", 8), ("C", "E", 10), ("D", "E", 2), ("D", "F", 6), ("E", "F", 3)]
INFINITY = float("inf")


class Graph:
    def __init__(self, edges=(), directed=False):
        self.edges = {}
        for a, b, *weight in edges:
            self.link(a, b, *weight)
            if not directed:
                self.link(b, a, *weight)

    def link(self, a, b, weight=1):
        self.edges.setdefault(a, {})[b] = weight
        self.edges.setdefault(b, {})

    def __iter__(self):
        return iter(sorted(self.edges))


def dijkstra(graph, start):
    distance, previous, todo = {node: INFINITY for node in graph}, {}, set(graph)
    distance[start] = 0
    while todo:
        node = min(todo, key=lambda n: (distance[n], n))
        todo.remove(node)
        for other, weight in graph.edges[node].items():
            if (new := distance[node] + weight) < distance[other]:
                distance[other], previous[other] = new, node
    return distance, previous


def path(previous, end):
    steps = [end]
    while steps[-1] in previous:
        steps.append(previous[steps[-1]])
    return steps[::-1]


def breadth_first(graph, start):
    seen, queue = [start], [start]
    while queue:
        for other in sorted(graph.edges[queue.pop(0)]):
            if other not in seen:
                seen.append(other)
                queue.append(other)
    return seen


def depth_first(graph, node, seen=None):
    seen = [] if seen is None else seen
    seen.append(node)
    for other in sorted(graph.edges[node]):
        if other not in seen:
            depth_first(graph, other, seen)
    return seen


def topological(graph):
    done, active, order = set(), set(), []

    def visit(node):
        if node in active:
            raise ValueError(f"cycle through {node}")
        if node in done:
            return
        active.add(node)
        for other in sorted(graph.edges[node]):
            visit(other)
        active.discard(node)
        done.add(node)
        order.insert(0, node)

    for node in graph:
        visit(node)
    return order


def floyd(graph):
    d = {(a, b): 0 if a == b else graph.edges[a].get(b, INFINITY) for a in graph for b in graph}
    for k in graph:
        for i in graph:
            for j in graph:
                d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d


graph = Graph(ROADS)
distance, previous = dijkstra(graph, "A")
for node in graph:
    print(node, distance[node], " > ".join(path(previous, node)))
print(breadth_first(graph, "A"), depth_first(graph, "A"))
table = floyd(graph)
print(all(table["A", n] == distance[n] for n in graph), table["F", "A"], max(table.values()))
tasks = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
print(topological(tasks))
tasks.link("jacket", "shirt")
try:
    topological(tasks)
except ValueError as error:
    print(error)
print(dijkstra(Graph([("x", "y", 1), ("z", "w", 1)]), "x")[0])
