# uuid: UUID in all its forms, comparison, errors, uuid4
import copy
import uuid
from uuid import UUID


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


u = UUID("{12345678-1234-5678-9234-567812345678}")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.urn, u.fields, u.variant, u.version, u.time_low, u.node, u.clock_seq)
same = [UUID("12345678123456789234567812345678"), UUID(u.urn), UUID(bytes=u.bytes), UUID(bytes_le=u.bytes_le), UUID(fields=u.fields), UUID(int=u.int)]
print(all(x == u for x in same), len({*same, u}), u == str(u), u < UUID(int=u.int + 1), u >= u, int(u) == u.int)
print(UUID(int=0, version=4), UUID(int=2**128 - 1).variant, uuid.NIL, uuid.MAX, uuid.NAMESPACE_DNS.version, u.is_safe, copy.copy(u) == u, copy.deepcopy(u) == u)
r = uuid.uuid4()
print(r.version, r.variant == uuid.RFC_4122, r != uuid.uuid4(), len(str(r)), UUID(str(r)) == r)
for args, kwargs in (
    ((), {}), (("12",), {}), (("x" * 32,), {}), ((), {"int": -1}), ((), {"int": 1 << 128}), ((), {"bytes": b"1"}), ((), {"bytes_le": b"1"}), ((), {"fields": (1,)}),
    ((), {"fields": (1 << 32, 0, 0, 0, 0, 0)}), ((), {"int": 1, "version": 9}), ((), {"int": 1, "hex": "1"}),
):
    print(args, kwargs, attempt(UUID, *args, **kwargs))
print(attempt(setattr, u, "int", 5), attempt(lambda: u < 5))
