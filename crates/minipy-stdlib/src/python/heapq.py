"""Heaps: the module `heapq`, on top of `_heapq`."""

from _heapq import (
    heapify, heapify_max, heappop, heappop_max, heappush, heappush_max, heappushpop, heappushpop_max, heapreplace,
    heapreplace_max,
)

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "heappushpop", "heappush_max", "heappop_max", "heapify_max",
    "heapreplace_max", "heappushpop_max", "nlargest", "nsmallest", "merge",
]


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted iterables in one order, as they are asked for."""
    heap = []
    if reverse:
        order, _heapify, _heappop, _heapreplace = -1, heapify_max, heappop_max, heapreplace_max
    else:
        order, _heapify, _heappop, _heapreplace = 1, heapify, heappop, heapreplace
    # An entry is [key, number of the iterable, item, step]; without `key` the item is its own key. The number keeps equal
    # items in the order of the iterables.
    for number, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        try:
            item = step()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), number * order, item, step])
    _heapify(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                _, _, item, step = entry
                yield item
                item = step()
                entry[0] = item if key is None else key(item)
                entry[2] = item
                _heapreplace(heap, entry)
        except StopIteration:
            _heappop(heap)
    if heap:
        _, _, item, step = heap[0]
        yield item
        yield from step.__self__


def _best(n, iterable, key, replace, make_heap, order, largest):
    """The best items, kept in a heap whose top is the worst of them."""
    iterator = iter(iterable)
    # An entry is (key, number, item): of equal keys the item that came first is the better one.
    best = [(item if key is None else key(item), number * order, item) for number, item in zip(range(n), iterator)]
    if not best:
        return []
    make_heap(best)
    worst = best[0][0]
    number = n * order
    for item in iterator:
        k = item if key is None else key(item)
        if (worst < k) if largest else (k < worst):
            replace(best, (k, number, item))
            worst = best[0][0]
            number += order
    best.sort(reverse=largest)
    return [item for _, _, item in best]


def nsmallest(n, iterable, key=None):
    """The n least items, the least first: sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        result = min(iter(iterable), default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, heapreplace_max, heapify_max, 1, False)


def nlargest(n, iterable, key=None):
    """The n greatest items, the greatest first: sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        result = max(iter(iterable), default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, heapreplace, heapify, -1, True)
