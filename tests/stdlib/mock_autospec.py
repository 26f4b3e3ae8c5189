# Shows create_autospec: functions, classes and instances whose mocks check how they are called; threads that wait for calls.
import inspect
import re
import threading
from dataclasses import dataclass
from unittest.mock import InvalidSpecError, Mock, NonCallableMagicMock, ThreadingMock, call, create_autospec


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return re.sub(r"id='\d+'", "id='...'", f"{type(error).__name__}: {error}")


def function(first, second=2, *, third):
    """A function."""


mock = create_autospec(function, return_value="result")
print(attempt(mock), attempt(lambda: mock(1, wrong=3)), mock(1, third=3))
print(attempt(lambda: mock.assert_called_with(1, 2)), attempt(lambda: mock.assert_called_with(first=1, third=3)))
print(attempt(lambda: mock.assert_called_once_with(1, third=3)), mock.mock_calls, mock.call_count, mock.called)
print(mock.__name__, mock.__doc__, inspect.signature(mock), inspect.isfunction(mock))
mock.side_effect = [KeyError("one"), "two"]
print(attempt(lambda: mock(1, third=1)), mock(1, third=1))
mock.reset_mock()
print(mock.call_count, mock.mock_calls, attempt(mock.assert_called))


class Thing:
    number = 1

    class Inner:
        def __init__(self, only):
            pass

    def __init__(self, name):
        self.name = name

    def method(self, value):
        pass

    @property
    def prop(self):
        return 3

    @classmethod
    def of_class(cls, one):
        pass

    @staticmethod
    def static(one):
        pass


mock = create_autospec(Thing)
print(attempt(mock), attempt(lambda: mock(1, 2)))
made = mock("name")
print(isinstance(made, Thing), isinstance(made.number, int), made is mock.return_value)
print(attempt(made.method), attempt(lambda: made.missing), attempt(lambda: mock.of_class()), attempt(lambda: mock.static(1, 2)))
made.method(3)
made.method.assert_called_once_with(value=3)
made.Inner(1)
print(attempt(made.Inner), attempt(lambda: made.prop.anything is None), isinstance(made.number, NonCallableMagicMock))
print(mock.mock_calls[-2:], attempt(made), made.method.call_args)
mock.assert_has_calls([call("name"), call().method(3)])
instance = create_autospec(Thing, instance=True, spec_set=True)
print(attempt(lambda: instance.method(1, 2)), attempt(lambda: setattr(instance, "new", 1)), attempt(instance))
of_object = create_autospec(Thing("x"))
print(attempt(lambda: of_object.method()), of_object.name is not None)


class Callable:
    def __call__(self, one):
        return one


print(attempt(create_autospec(Callable())), attempt(create_autospec(Callable)()), create_autospec(Callable())(1) is not None)
print(attempt(lambda: Mock(spec=mock)), attempt(lambda: create_autospec(mock)), issubclass(InvalidSpecError, Exception))


@dataclass
class Point:
    x: int
    y: str = ""


point = create_autospec(Point, instance=True)
print(isinstance(point.x, int), isinstance(point.y, str), attempt(lambda: point.z), attempt(lambda: create_autospec(Point).x))
print(attempt(lambda: create_autospec(Point)()), create_autospec(Point, **{"return_value.x": 4})(1).x)

waiting = ThreadingMock()
thread = threading.Timer(0.01, waiting.method, [1])
thread.start()
waiting.method.wait_until_called(timeout=10)
waiting.method.wait_until_any_call_with(1)
thread.join()
print(waiting.mock_calls, attempt(lambda: waiting.other.wait_until_called(timeout=0.01)))
short = ThreadingMock(timeout=0.01)
print(attempt(lambda: short.wait_until_any_call_with(2)), attempt(short.wait_until_called))
