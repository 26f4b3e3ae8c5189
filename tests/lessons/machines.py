"""State machine, event system, observer, command pattern, mini interpreter, plugin loader, simulation, unit checks."""
from enum import Enum, auto
import random
import unittest
import sys


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()


TRANSITIONS = {State.IDLE: {State.RUNNING}, State.RUNNING: {State.IDLE, State.DONE}, State.DONE: set()}


class Machine:
    def __init__(self):
        self.state = State.IDLE
        self.listeners = []

    def on_change(self, f):
        self.listeners.append(f)
        return f

    def to(self, new):
        if new not in TRANSITIONS[self.state]:
            raise RuntimeError(f"cannot go from {self.state.name} to {new.name}")
        old, self.state = self.state, new
        for f in self.listeners:
            f(old, new)


m = Machine()


@m.on_change
def log(old, new):
    print(f"{old} -> {new!r}")


m.to(State.RUNNING)
m.to(State.DONE)
try:
    m.to(State.IDLE)
except RuntimeError as e:
    print(e)

PROGRAM = """
push 2
push 3
add
dup
print
push 10
lt
jz end
push 99
print
end:
halt
"""


def run(source):
    lines = [l.strip() for l in source.splitlines() if l.strip()]
    labels = {l[:-1]: i for i, l in enumerate(lines) if l.endswith(":")}
    stack, pc = [], 0
    while True:
        op, *args = lines[pc].split()
        pc += 1
        match [op, *args]:
            case ["push", n]:
                stack.append(int(n))
            case ["add"]:
                b, a = stack.pop(), stack.pop()
                stack.append(a + b)
            case ["lt"]:
                b, a = stack.pop(), stack.pop()
                stack.append(int(a < b))
            case ["dup"]:
                stack.append(stack[-1])
            case ["print"]:
                print("out:", stack.pop())
            case ["jz", label] if label in labels:
                if not stack.pop():
                    pc = labels[label]
            case ["halt"]:
                return stack
            case [name] if name.endswith(":"):
                pass
            case other:
                raise ValueError(f"unknown op {other}")


print(run(PROGRAM))
try:
    run("boom 1")
except ValueError as e:
    print(e)

random.seed(2024)


class Customer:
    def __init__(self, n):
        self.n = n
        self.time = random.expovariate(1 / 5)


queue, clock = [Customer(i) for i in range(5)], 0.0
for c in queue:
    clock += c.time
    print(f"{clock:7.3f} customer {c.n} served in {c.time:.3f}")
print([random.uniform(1, 2) for _ in range(2)], random.choices("abc", weights=[1, 2, 3], k=6), random.betavariate(1, 2))
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(2000))
print("pi ~", 4 * inside / 2000)


class TestMachine(unittest.TestCase):
    def setUp(self):
        self.m = Machine()

    def test_start(self):
        self.assertEqual(self.m.state, State.IDLE)

    def test_bad(self):
        with self.assertRaises(RuntimeError) as cm:
            self.m.to(State.DONE)
        self.assertIn("cannot go", str(cm.exception))

    @unittest.skip("later")
    def test_skip(self):
        self.fail("no")

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertLess(i, 3)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestMachine)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run.__self__
r = unittest.TestResult()
suite.run(r)
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful())
