# contextvars: variables, tokens, contexts, threads
import contextvars
import threading
from contextvars import Context, ContextVar, Token, copy_context


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {str(e).partition(' at 0x')[0]}"


v, d = ContextVar("v"), ContextVar("d", default=5)
print(attempt(v.get), v.get(1), d.get(), d.get(9), v.name, repr(d).partition(" at ")[0])
token = v.set("a")
print(v.get(), token.old_value, token.var is v, Token.MISSING, repr(token).partition(" at ")[0])
inner = v.set("b")
print(v.get(), inner.old_value)
v.reset(inner)
print(v.get(), attempt(v.reset, inner), attempt(d.reset, token), attempt(v.reset, 5))
v.reset(token)
print(attempt(v.get), v in copy_context())
v.set("main")
context = copy_context()


def work(value, *, key=None):
    v.set(value)
    d.set(key)
    return v.get(), d.get(), attempt(context.run, work, 1)


print(context.run(work, "inside", key="k"), v.get(), d.get(), context[v], context.get(d), len(context), sorted(context.values()))
print(attempt(lambda: context["v"]), attempt(lambda: context[ContextVar("other")]), "v" in [x.name for x in context], context.get(ContextVar("o"), 7))
other = Context()
print(len(other), other.run(v.get, "none"), other == Context(), context == context.copy(), sorted(x.name for x in context.keys()))
print(attempt(context.run, v.reset, context.run(v.set, 1)), attempt(v.reset, context.run(v.set, 2)))
with v.set("with"):
    print(v.get())
print(v.get(), attempt(ContextVar, 5), attempt(Token), attempt(setattr, v, "name", "x"), contextvars.ContextVar[int])
seen = []
thread = threading.Thread(target=lambda: seen.append((v.get("empty"), len(copy_context()))))
thread.start()
thread.join()
print(seen)
threads = [threading.Thread(target=lambda n=n: (v.set(n), seen.append(v.get() == n))) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen[1:], v.get())
try:
    class Sub(ContextVar):
        pass
except TypeError as e:
    print(e)
