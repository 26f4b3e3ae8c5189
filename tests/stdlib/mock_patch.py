# Shows patch: as decorator of functions and classes, in with, started and stopped; objects, dicts, several attributes; errors.
import os
import sys
from unittest.mock import DEFAULT, MagicMock, Mock, call, patch, sentinel


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


class Thing:
    attribute = "own"

    def method(self, first):
        return "real", first

    @staticmethod
    def static():
        return "static"

    @classmethod
    def of_class(cls):
        return cls.__name__


@patch("os.getcwd")
@patch("os.listdir", return_value=["patched"])
def decorated(given, listdir, getcwd):
    getcwd.return_value = "here"
    return given, os.listdir("."), os.getcwd(), listdir.mock_calls, getcwd.mock_calls


print(decorated("given"), decorated.__name__, os.getcwd() != "here")
with patch("__main__.Thing") as mock:
    print(Thing is mock, Thing() is mock.return_value, mock.mock_calls)
print(Thing().method(1))
with patch.object(Thing, "method", return_value="patched") as method:
    print(Thing().method(2), method.mock_calls)
with patch.object(Thing, "method", autospec=True) as method:
    thing = Thing()
    thing.method(3)
    print(method.mock_calls == [call(thing, 3)], attempt(thing.method))
with patch.object(Thing, "attribute", sentinel.new) as new, patch.object(Thing, "static", lambda: "other"):
    print(new, Thing.attribute, Thing.static())
print(Thing.attribute, Thing.static(), Thing.of_class(), type(Thing.__dict__["static"]).__name__)
thing = Thing()
with patch.object(thing, "attribute", "on the instance"):
    print(thing.attribute, vars(thing))
print(thing.attribute, vars(thing))


@patch.object(Thing, "attribute", "for tests")
class Tests:
    def test_one(self):
        return Thing.attribute

    def test_two(self):
        return Thing.attribute

    def helper(self):
        return Thing.attribute


print(Tests().test_one(), Tests().test_two(), Tests().helper())

settings = {"a": 1, "b": 2}
with patch.dict(settings, {"b": 3}, c=4):
    settings["d"] = 5
    print(settings)
print(settings)
with patch.dict("os.environ", {"PATCHED": "yes"}, clear=True):
    print(dict(os.environ))
print("PATCHED" in os.environ)


@patch.dict(settings, clear=True)
def with_dict():
    settings["new"] = 1
    return dict(settings)


print(with_dict(), settings)

with patch.multiple(Thing, attribute=1, method=DEFAULT) as made:
    print(Thing.attribute, sorted(made), Thing.method is made["method"])


@patch.multiple("__main__.Thing", static=DEFAULT, of_class=DEFAULT)
def several(static, of_class):
    return Thing.static is static, Thing.of_class is of_class


print(several())

patcher = patch("sys.version", "patched")
print(patcher.start(), sys.version, attempt(patcher.start))
print(patcher.stop(), sys.version != "patched", patcher.stop())
for name in ("byteorder", "platform"):
    patch(f"sys.{name}", name).start()
print(sys.byteorder)
patch.stopall()
print(sys.byteorder != "byteorder")

for what in [
    lambda: patch("nodots").start(), lambda: patch("__main__.Thing.missing").start(), lambda: patch("no_such_module.x").start(),
    lambda: patch.object("text", "x"), lambda: patch.multiple("os"), lambda: patch("os.path", 3, foo=1).start(),
    lambda: patch("os.path", spec=True, autospec=True).start(), lambda: patch("os.path", 1, new_callable=Mock),
    lambda: patch("os.path", 1, autospec=True).start(), lambda: patch("__main__.Thing.missing", autospec=True, create=True).start(),
    lambda: patch("os.path", autospect=True),
]:
    print(attempt(what))
with patch("__main__.created", 5, create=True), patch("builtins.open") as opened:
    print(created, open("x") is opened.return_value)
print("created" in globals(), open.__name__)


def failing():
    with patch.object(Thing, "attribute", 1):
        raise ValueError("inside")


print(attempt(failing), Thing.attribute)
with patch("__main__.Thing", spec=True) as mock:
    print(attempt(lambda: mock.missing), attempt(lambda: mock().missing), isinstance(mock(), Thing.__class__))
with patch("__main__.Thing", new_callable=MagicMock, attribute=8) as mock:
    print(mock.attribute)
