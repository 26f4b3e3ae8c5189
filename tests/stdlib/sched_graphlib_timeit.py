"""sched, graphlib, timeit and colorsys."""
import sched, graphlib, timeit, colorsys, time, threading
from graphlib import TopologicalSorter, CycleError

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

now = 0
def clock(): return now
def wait(d):
    global now
    if d: print('wait', d)
    now += d
s = sched.scheduler(clock, wait)
log = lambda *a, **k: print('run', now, a, k)
s.enter(5, 1, log, argument=('five',)); e = s.enter(3, 2, log, ('cancelled',)); s.enterabs(3, 1, log, kwargs={'k': 1}); s.enter(3, 2, log, ('second',)); s.enter(1, 1, lambda: s.enter(1, 0, log, ('nested',)))
print(len(s.queue), [(x.time, x.priority) for x in s.queue], s.empty(), e._fields); s.cancel(e); show(lambda: s.cancel(e)); print(s.run(blocking=False)); now = 1; print(s.run(False)); s.run(); print(s.empty(), now, s.run())
t = sched.scheduler(); order = []
for d in 0.03, 0.01, 0.02: t.enter(d, 1, order.append, (d,))
t.run(); print(order)
def failing(): raise ValueError('in action')
t.enter(0, 1, failing); t.enter(0, 2, order.append, ('after',)); show(t.run); t.run(); print(order[-1], Event if False else sched.Event.time.__doc__[:12])

g = TopologicalSorter({'D': ['B', 'C'], 'C': ['A'], 'B': ['A']}); print(list(g.static_order()))
g = TopologicalSorter(); g.add('x', 'y', 'z'); g.add('y', 'z'); g.add('w'); g.prepare(); print(sorted(g.get_ready()), g.get_ready(), g.is_active(), bool(g))
show(lambda: g.done('q')); show(lambda: g.done('x')); g.done('z', 'w'); print(g.get_ready()); g.done('y'); print(g.get_ready()); g.done('x'); print(g.is_active()); show(lambda: g.done('x')); show(lambda: g.add('late')); show(lambda: g.prepare())
for graph in {1: [2], 2: [3], 3: [1]}, {1: [1]}, {1: [2], 2: [3, 4], 3: [], 4: [2]}:
    show(lambda: list(TopologicalSorter(graph).static_order()))
    try: TopologicalSorter(graph).prepare()
    except CycleError as error: print(error.args)
show(lambda: TopologicalSorter().get_ready()); show(lambda: TopologicalSorter().is_active()); show(lambda: TopologicalSorter({1: [[]]})); show(lambda: TopologicalSorter().done(1)); print(list(TopologicalSorter({}).static_order()), TopologicalSorter[int], issubclass(CycleError, ValueError))

print(timeit.timeit('x = 1', number=10) >= 0, timeit.timeit(lambda: None, number=5) >= 0, len(timeit.repeat('pass', repeat=3, number=2)), timeit.default_timer is time.perf_counter, timeit.timeit('y += x', 'x = 2\ny = 0', number=3) > 0, timeit.timeit('f(v)', globals={'f': abs, 'v': -1}, number=2) > 0)
calls = []; timeit.timeit('calls.append(1)', 'calls.append(0)', globals=globals(), number=4); print(calls); calls.clear(); timeit.Timer(lambda: calls.append('s'), lambda: calls.append('u')).repeat(2, 2); print(calls)
ticks = iter(range(0, 1000000, 7)); print(timeit.Timer('pass', timer=lambda: next(ticks)).timeit(5), timeit.Timer('pass', timer=lambda: next(ticks)).autorange(lambda n, taken: print('range', n, taken)))
multi = timeit.Timer('for i in range(2):\n    calls.append(i)', 'calls.clear()\nk = 5', globals=globals()); multi.timeit(2); print(calls)
for call in (lambda: timeit.Timer('1 +'), lambda: timeit.Timer('pass', 'x ='), lambda: timeit.Timer(5), lambda: timeit.Timer('pass', 5), lambda: timeit.Timer('undefined').timeit(1), lambda: timeit.Timer('break'), lambda: timeit.timeit('return 1', number=1)):
    try: call()
    except Exception as error: print(type(error).__name__)

for c in (0, 0, 0), (1, 1, 1), (0.2, 0.4, 0.6), (0.9, 0.1, 0.5), (0.5, 0.5, 0.1), (0.3, 0.8, 0.3):
    print(colorsys.rgb_to_hsv(*c), colorsys.rgb_to_hls(*c), colorsys.rgb_to_yiq(*c), colorsys.hsv_to_rgb(*c), colorsys.hls_to_rgb(*c), colorsys.yiq_to_rgb(*c))
