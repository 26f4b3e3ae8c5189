# Shows AsyncMock: calls that give coroutines, what is awaited, special methods of `async with` and `async for`, specifications.
import inspect
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, call, create_autospec, patch


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


mock = AsyncMock(return_value=3)
print(inspect.iscoroutinefunction(mock), run(mock(1, a=2)), mock.await_count, mock.await_args, mock.await_args_list)
pending = mock(2)
print(inspect.iscoroutine(pending), mock.call_count, mock.await_count)
print(run(pending), mock.await_count)
for check in [
    mock.assert_awaited, mock.assert_awaited_once, mock.assert_not_awaited, lambda: mock.assert_awaited_with(2),
    lambda: mock.assert_awaited_with(3), lambda: mock.assert_awaited_once_with(2), lambda: mock.assert_any_await(1, a=ANY),
    lambda: mock.assert_any_await(9), lambda: mock.assert_has_awaits([call(1, a=2), call(2)]),
    lambda: mock.assert_has_awaits([call(2), call(1, a=2)]), lambda: mock.assert_has_awaits([call(2), call(1, a=2)], any_order=True),
    lambda: mock.assert_has_awaits([call(7)], any_order=True), AsyncMock().assert_awaited, lambda: AsyncMock().assert_awaited_with(1),
]:
    print(attempt(check))
mock.reset_mock()
print(mock.await_count, mock.await_args, mock.await_args_list)


async def double(value):
    return 2 * value


print(run(AsyncMock(side_effect=double)(4)), run(AsyncMock(side_effect=lambda x: x + 1)(4)), run(AsyncMock(wraps=double)(5)))
several = AsyncMock(side_effect=[1, KeyError("second")])
print([attempt(lambda: run(several())) for _ in range(3)])
print(type(mock.method).__name__, type(run(AsyncMock()())).__name__)


class Service:
    async def fetch(self, key):
        return key

    def plain(self):
        return 1

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        return None


for kind in (Mock(Service), MagicMock(Service), AsyncMock(Service)):
    print(type(kind.fetch).__name__, type(kind.plain).__name__)
print(type(Mock(Service.fetch)).__name__, isinstance(Mock(double), AsyncMock), inspect.iscoroutinefunction(create_autospec(double)))
spec = create_autospec(Service)
print(attempt(lambda: run(spec().fetch())), run(spec().fetch("key")) is not None, spec().fetch.await_count)
checked = create_autospec(double, return_value=9)
print(run(checked(1)), attempt(lambda: run(checked())), attempt(checked.assert_awaited_once))


async def use(manager, items):
    async with manager as entered:
        print(entered is manager.__aenter__.return_value)
    return [item async for item in items]


items = MagicMock()
items.__aiter__.return_value = [1, 2, 3]
manager = MagicMock()
print(run(use(manager, items)), manager.__aenter__.await_count, manager.__aexit__.await_args)


@patch("__main__.double")
async def patched(given):
    given.return_value = "patched"
    return type(given).__name__, await double(1)


print(inspect.iscoroutinefunction(patched), run(patched()), run(double(1)))
