# except*: which clause takes what, and what is raised after all of them.
import sys


def run(error, *plan):
    """Raises an error under clauses for ValueError and OSError that do what the plan says."""
    try:
        try:
            raise error
        except* ValueError as taken:
            print("  ValueError clause:", repr(taken), sys.exception() is taken)
            act(plan, 0, taken)
        except* (OSError, KeyError) as taken:
            print("  OSError clause:", repr(taken), repr(taken.__context__))
            act(plan, 1, taken)
        else:
            print("  else")
        finally:
            print("  finally", repr(sys.exception()))
    except BaseException as left:
        print("  left:", repr(left), left is error, repr(left.__context__), repr(left.__cause__))
    print("  outside", sys.exception())


def act(plan, at, taken):
    if at < len(plan) and plan[at]:
        plan[at](taken)


def again(taken):
    raise


def same(taken):
    raise taken


def other(taken):
    raise KeyError("other")


def chained(taken):
    raise KeyError("chained") from taken


def group(taken):
    raise ExceptionGroup("new", [TypeError("n")])


def cases():
    yield lambda: ValueError("naked")
    yield lambda: TypeError("naked and not taken")
    yield lambda: ExceptionGroup("one", [ValueError(1)])
    yield lambda: ExceptionGroup("two", [ValueError(1), OSError(2)])
    yield lambda: ExceptionGroup("rest", [ValueError(1), TypeError(2)])
    yield lambda: ExceptionGroup("nested", [TypeError(0), ExceptionGroup("in", [ValueError(1), OSError(2), MemoryError(3)])])
    yield lambda: BaseExceptionGroup("base", [KeyboardInterrupt(), OSError(5)])


for plan in [(), (again,), (again, again), (same,), (other,), (other, other), (chained, again), (group, group)]:
    for case in cases():
        print(case().args[0], [act.__name__ for act in plan])
        run(case(), *plan)

try:
    pass
except* ValueError:
    print("never")
else:
    print("nothing raised")


def scopes():
    for number in range(3):
        try:
            if number:
                raise ExceptionGroup("g", [ValueError(number)])
        except* ValueError as error:
            for _ in range(5):
                if number == 2:
                    continue
                break
            kept = error.exceptions[0].args

            def inner():
                return kept

            print(inner(), [n for n in range(number)])
        try:
            print(error)
        except NameError as gone:
            print(type(gone).__name__, gone)
    return "done"


print(scopes())


def generator():
    try:
        yield 1
    except* ValueError as error:
        yield error
        try:
            raise
        except* ValueError as once_more:
            yield once_more.exceptions


steps = generator()
print(next(steps), repr(steps.throw(ValueError("thrown"))), next(steps), list(steps))


def nested():
    try:
        try:
            raise ExceptionGroup("all", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError:
            try:
                raise OSError("inside")
            except* OSError as error:
                print(repr(error), repr(error.exceptions[0].__context__))
    except* TypeError as error:
        print(repr(error))
    except* KeyError as error:
        print(repr(error))


nested()
