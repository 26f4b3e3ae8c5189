# What several clauses of except* raise is shown as one group.


def fail(error):
    raise error


try:
    try:
        raise ExceptionGroup("original", [ValueError(1), TypeError(2), OSError(3), KeyError(4)])
    except* ValueError:
        1 / 0
    except* TypeError as taken:
        fail(taken)
    except* KeyError:
        raise
finally:
    print("finally")
