# Shows MagicMock: what its special methods give, how they are set, which are refused; PropertyMock, seal, mock_open.
import re
from unittest.mock import MagicMock, Mock, NonCallableMagicMock, PropertyMock, call, mock_open, seal


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


magic = MagicMock()
print(len(magic), int(magic), list(magic), 3 in magic, bool(magic), float(magic), complex(magic), magic == magic, magic == 1, magic != 1)
print(hash(magic) == hash(magic), magic[1] is magic[2], [0, 10][magic], str(magic).startswith("<MagicMock id="))
print(attempt(lambda: magic < magic), attempt(lambda: Mock() + 1), attempt(lambda: len(Mock())), sep="\n")
magic.reset_mock()
magic[1] = 2
del magic["x"]
print(magic + 1 is magic.__add__.return_value, (2 * magic) is magic.__rmul__.return_value, -magic is magic.__neg__.return_value)
print(magic.mock_calls)
magic.__getitem__.side_effect = lambda key: key * 2
magic.__len__.return_value = 7
magic.__iter__.return_value = "ab"
magic.__str__.return_value = "as text"
magic.__contains__.return_value = True
magic.__bool__ = Mock(return_value=False)
magic.__lt__ = lambda self, other: (self is magic, other)
print(magic[4], len(magic), list(magic), list(magic), str(magic), 5 in magic, bool(magic), magic < 8)
with magic as entered:
    print(entered is magic.__enter__.return_value)
print(magic.__enter__.mock_calls, magic.__exit__.mock_calls)


def inside():
    with magic:
        raise KeyError("not swallowed")


print(attempt(inside))
magic.__exit__.return_value = True
print(attempt(inside))
magic += 1
print(re.sub("id='[0-9]+'", "", repr(magic)))
plain = Mock()
plain.__len__ = Mock(return_value=3)
plain.__getitem__ = lambda self, key: key.upper()
print(len(plain), plain["key"])
del plain.__len__
print(attempt(lambda: len(plain)), attempt(lambda: setattr(plain, "__init__", 1)), sep="\n")
for mock in (MagicMock(spec=["__len__", "name"]), MagicMock(spec=int)):
    print(attempt(lambda: len(mock)), attempt(lambda: mock[0]), attempt(lambda: mock.name is None), sep="\n")
print(attempt(NonCallableMagicMock()).split("'")[0])


class Holder:
    pass


value = PropertyMock(return_value=5)
Holder.value = value
print(Holder().value, value.mock_calls)
Holder().value = 3
print(value.mock_calls)
inner = Mock()
type(inner).size = PropertyMock(side_effect=[1, 2])
print(inner.size, inner.size)

sealed = Mock()
sealed.known.deep = 1
seal(sealed)
print(sealed.known.deep, attempt(lambda: sealed.new), attempt(lambda: sealed.known.new), attempt(lambda: setattr(sealed, "new", 1)), sep="\n")
print(attempt(lambda: sealed.known()))

opened = mock_open(read_data="one\ntwo\nthree")
with opened("name", "r") as handle:
    print(repr(handle.readline()), handle.read(), repr(handle.read()))
print(list(opened("again")), opened("third").readlines(), [line for line in opened()])
print(opened.mock_calls[:5])
handle = opened()
handle.write("text")
handle.write.assert_called_once_with("text")
opened.return_value.read.return_value = "fixed"
print(opened().read(), opened.call_args == call(), mock_open(read_data=b"bytes")().read())
