# Shows Mock: attributes and calls that are noted, return values and side effects, assertions and what they say.
import re
from unittest.mock import ANY, DEFAULT, Mock, NonCallableMock, call, sentinel


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def shown(mock):
    return re.sub("id='[0-9]+'", "id='...'", repr(mock))


mock = Mock()
for check in [
    mock.method.assert_called, mock.method.assert_called_once, mock.assert_not_called, lambda: mock.assert_called_with(1),
    lambda: mock.assert_called_once_with(1), lambda: mock.assert_any_call(1, a=2), lambda: mock.assert_has_calls([call(1)]),
]:
    print(attempt(check))
print(mock.called, mock.call_count, mock.call_args)
mock(1, x=2)
mock(3)
mock.method(4).other(5)
mock.part.deep("x", flag=True)
print(mock.mock_calls)
print(mock.method_calls, mock.call_args_list, mock.call_args)
print(mock.call_args.args, mock.call_args.kwargs, mock.call_args == call(3), mock.call_args == ((3,), {}), mock.call_args == ((3,),))
for check in [
    mock.assert_called, mock.assert_called_once, mock.assert_not_called, lambda: mock.assert_called_with(1),
    lambda: mock.assert_called_with(3), lambda: mock.assert_called_once_with(3), lambda: mock.assert_any_call(1, x=2),
    lambda: mock.assert_any_call(9), lambda: mock.assert_has_calls([call(1, x=2), call(3), call.method(4)]),
    lambda: mock.assert_has_calls([call(3), call(1, x=2)]),
    lambda: mock.assert_has_calls([call(3), call(1, x=2)], any_order=True),
    lambda: mock.assert_has_calls([call(7)], any_order=True), lambda: mock.assert_called_with(ANY),
]:
    print(attempt(check))
print(attempt(lambda: mock.assert_foo), attempt(lambda: mock.called_with), attempt(lambda: mock.__what__), sep="\n")
print(Mock(unsafe=True).assert_foo is not None, mock.method is mock.method, mock.method() is mock.method.return_value)

print(call, call.a, call(1), call()(2), call.a.b(1).c(2), call.a.b(1).c(2).call_list(), call.count(1), call.index)
print(call(1, 2) == ((1, 2),), call.a(1) == ("a", (1,)), call.a(1) == call.b(1), call(a=1) == ({"a": 1},), call(ANY) == call(object()))

print(shown(mock), shown(mock.part.deep), shown(mock().x()), shown(Mock(name="named").a), shown(Mock(spec=int)), shown(Mock(spec_set=[1].__class__)))

effects = Mock(side_effect=[1, ValueError("second"), DEFAULT], return_value="default")
print([attempt(effects) for _ in range(4)])
print(attempt(Mock(side_effect=KeyError("raised"))), Mock(side_effect=lambda *args: sum(args))(1, 2, 3))
print(Mock(side_effect=lambda: DEFAULT, return_value=5)(), Mock(return_value=None)())
wrapped = Mock(wraps="text")
print(wrapped.upper(), wrapped.upper.call_count, Mock(wraps=len)("abc"))

configured = Mock(**{"method.return_value": 3, "other.side_effect": KeyError}, attribute=7)
print(configured.method(), attempt(configured.other), configured.attribute)
del configured.attribute
print(attempt(lambda: configured.attribute), hasattr(configured, "attribute"), attempt(lambda: delattr(configured, "attribute")))

parent = Mock()
child = Mock(return_value=None)
parent.attach_mock(child, "kid")
child(1)
parent.kid(2)
named = Mock(name="own")
parent.named = named
named(3)
print(parent.mock_calls, shown(child))
parent.reset_mock()
print(parent.mock_calls, child.called, attempt(lambda: NonCallableMock()()).split("'")[0])


class Thing:
    attribute = 1

    def method(self, first, second=2):
        pass


for kind in (Mock(spec=Thing), Mock(spec_set=Thing), Mock(spec=["attribute"])):
    print(attempt(lambda: kind.missing), attempt(lambda: setattr(kind, "missing", 1)), isinstance(kind, Thing))
spec = Mock(spec=Thing)
spec.method(1, second=3)
spec.method.assert_called_with(1, second=3)
print(sorted(name for name in dir(Mock(spec=Thing)) if "_" not in name))
print(sentinel.value, sentinel.value is sentinel.value, sentinel.other == sentinel.value, DEFAULT, ANY, ANY == 3, 3 == ANY, ANY != 3)
