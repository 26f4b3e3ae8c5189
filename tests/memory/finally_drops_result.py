# A `finally` block that leaves by a way of its own releases the value that was to be returned; stderr is not compared (SyntaxWarning).
class D:
    alive = 0

    def __init__(self):
        D.alive += 1

    def __del__(self):
        D.alive -= 1


class Raises:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise KeyError("exit")


def returns():
    try:
        return [D()]
    finally:
        return 1


def returns_from_inner():
    try:
        return [D()]
    finally:
        try:
            pass
        finally:
            return 2


def breaks():
    for i in range(3):
        try:
            return [D()]
        finally:
            break
    return 3


def continues():
    for i in range(3):
        try:
            return [D()]
        finally:
            continue
    return 4


def continues_in_handler():
    for i in range(3):
        try:
            return [D()]
        finally:
            try:
                raise KeyError
            except KeyError:
                continue
    return 5


def raises():
    try:
        try:
            return [D()]
        finally:
            raise KeyError
    except KeyError:
        return 6


def exit_raises():
    try:
        with Raises():
            return [D()]
    finally:
        return 7


def nested():
    for x in [D(), D()]:
        with Raises():
            try:
                return [D()]
            finally:
                try:
                    return [D(), D()]
                finally:
                    with Raises():
                        break


def generates():
    try:
        yield 1
        return [D()]
    finally:
        return 8


for f in returns, returns_from_inner, breaks, continues, continues_in_handler, raises, exit_raises, nested:
    try:
        result = f()
    except KeyError as e:
        result = repr(e)
    print(f.__name__, result, D.alive)
print(list(generates()), D.alive)
