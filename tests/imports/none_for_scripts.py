"""None in sys.modules for a module on which one of the library is built: that one still works, with its own errors."""
import sys

for name, helper in (("heapq", "_heapq"), ("bisect", "_bisect"), ("functools", "_functools"), ("operator", "_operator"), ("json", "_json")):
    __import__(name)
    saved = {key: module for key, module in sys.modules.items() if key == name or key.startswith(name + ".") or key == helper}
    for key in saved:
        del sys.modules[key]
    sys.modules[helper] = None
    fresh = __import__(name)
    print(name, fresh is not saved[name], sys.modules[helper])
    try:
        __import__(helper)
    except ImportError as error:
        print(type(error).__name__, error)
    if name == "heapq":
        heap = [3, 1, 2]
        fresh.heapify(heap)
        print(fresh.heappop(heap), list(fresh.merge([1], [0])))
    elif name == "functools":
        print(fresh.reduce(lambda a, b: a + b, [1, 2]), fresh.lru_cache(len)("ab"), fresh.partial(max, 3)(2))
    elif name == "json":
        print(fresh.loads("[1, 2.5]"), fresh.dumps({"a": None}))
        for text in ("[", '"a', "nul", "{1}"):
            try:
                fresh.loads(text)
            except fresh.JSONDecodeError as error:
                print(error)
    for key in [key for key in sys.modules if key == name or key.startswith(name + ".") or key == helper]:
        del sys.modules[key]
    sys.modules.update(saved)
