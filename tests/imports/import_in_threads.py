"""Threads that import the same module at once: all see it whole; modules that import each other do not wait for ever."""

import sys
import threading


def together(count, function):
    found = []
    threads = [threading.Thread(target=lambda n=n: found.append(function(n))) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def imported(_):
    import mod_slow

    return mod_slow.ended


def names_imported(_):
    from mod_slow import begun, ended

    return begun and ended


print(together(5, imported))
del sys.modules["mod_slow"]
print(together(5, names_imported))


def failed(_):
    try:
        import mod_slow_fails
    except ValueError as error:
        return str(error)


print(together(3, failed), "mod_slow_fails" in sys.modules)


def crossed(n):
    return __import__(["mod_cross_a", "mod_cross_b"][n]).__name__


print(sorted(together(2, crossed)))
print(sys.modules["mod_cross_a"].a, sys.modules["mod_cross_b"].b)

# While one thread waits for a module, others go on.
del sys.modules["mod_slow"]
steps = []
importer = threading.Thread(target=imported, args=(0,))
importer.start()
while importer.is_alive():
    steps.append(1)
print(len(steps) > 100)
