# What is said about a module whose code still runs, and about one that hides a module of the standard library.
import sys

import mod_round_a
import rounds.first

folder = __file__.rsplit("/", 1)[0]
sys.path.insert(0, folder + "/beside")
import queue

print(queue.VALUE)


def show(run):
    try:
        run()
    except (AttributeError, ImportError) as e:
        print(type(e).__name__, str(e).replace(folder, ""))


def from_import():
    from queue import Queue


show(lambda: mod_round_a.missing)
show(from_import)
