"""Mocks for coroutine functions: `AsyncMock`. Part of `unittest.mock`."""

import inspect
from unittest._mock_calls import DEFAULT, _Call, _CallList
from unittest._mock_spec import _callable
from unittest.mock import Base, MagicMixin, Mock, _AnyComparer, _delegating, _is_exception


class AsyncMockMixin(Base):
    """What makes calling a mock give a coroutine; also what is awaited is noted."""

    await_count = _delegating("await_count")
    await_args = _delegating("await_args")
    await_args_list = _delegating("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.__dict__
        state["_is_coroutine_mark"] = inspect._coroutine_mark
        state["_mock_await_count"], state["_mock_await_args"], state["_mock_await_args_list"] = 0, None, _CallList()

    async def _execute_mock_call(self, /, *args, **kwargs):
        noted = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = noted
        self.await_args_list.append(noted)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A StopIteration cannot leave a coroutine.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if inspect.iscoroutinefunction(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """It was awaited."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """It was awaited exactly once."""
        if self.await_count != 1:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited {self.await_count} times."
            )

    def assert_awaited_with(self, /, *args, **kwargs):
        """What was awaited last had these arguments."""
        expected = self._format_mock_call_signature(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.await_args) != wanted:
            cause = wanted if isinstance(wanted, Exception) else None
            found = self._format_mock_call_signature(*self.await_args)
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n  Actual: {found}") from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """It was awaited exactly once, with these arguments."""
        if self.await_count != 1:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited {self.await_count} times."
            )
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Something awaited had these arguments."""
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        cause = wanted if isinstance(wanted, Exception) else None
        actual = [self._call_matcher(one) for one in self.await_args_list]
        if cause or wanted not in _AnyComparer(actual):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} await not found") from cause

    def assert_has_awaits(self, calls, any_order=False):
        """`await_args_list` has these in a row, or in any order."""
        wanted = [self._call_matcher(one) for one in calls]
        cause = next((one for one in wanted if isinstance(one, Exception)), None)
        actual = _CallList([self._call_matcher(one) for one in self.await_args_list])
        if not any_order:
            if wanted in actual:
                return
            if cause is None:
                problem = "Awaits not found."
            else:
                errors = [one if isinstance(one, Exception) else None for one in wanted]
                problem = f"Error processing expected awaits.\nErrors: {errors}"
            raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}") from cause
        left, missing = list(actual), []
        for one in wanted:
            try:
                left.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list") from cause

    def assert_not_awaited(self):
        """It was never awaited."""
        if self.await_count != 0:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to not have been awaited. Awaited {self.await_count} times."
            )

    def reset_mock(self, /, *args, **kwargs):
        """Forgets calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()


class AsyncMagicMixin(MagicMixin):
    """What gives a mock for coroutines special methods."""


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock whose calls give coroutines."""


class _AsyncIterator:
    """An iterator to be awaited."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        for value in self.iterator:
            return value
        raise StopAsyncIteration
