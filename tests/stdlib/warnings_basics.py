# warnings: recording, filters by class and line, what is shown once, errors
import warnings


def tell(text, category=UserWarning, **options):
    warnings.warn(text, category, **options)


def seen(record):
    return [(w.category.__name__, str(w.message), w.lineno) for w in record]


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for action in ("default", "always", "ignore", "module", "once", "all"):
    with warnings.catch_warnings(record=True) as record:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        for i in range(2):
            tell("one")
            tell(f"many {i}")
        tell("one", DeprecationWarning)
        warnings.warn("other line")
        warnings.warn("other line")
    print(action, seen(record))

with warnings.catch_warnings():
    warnings.simplefilter("error", category=DeprecationWarning)
    print(attempt(tell, "gone", DeprecationWarning))
    warnings.simplefilter("error")
    print(attempt(warnings.warn, RuntimeWarning("x")))
with warnings.catch_warnings(record=True, action="always") as record:
    warnings.warn(FutureWarning("an instance"))
    tell("blamed on the caller", stacklevel=2)
    warnings.warn_explicit("explicit", UserWarning, "file.py", 7)
    warnings.warn_explicit(BytesWarning("bytes"), None, "file.py", 8, module="m", registry={})
print(seen(record), record[2], record[2].filename, record[1].source, sep="\n")
for args in ((5, 5), ("x", int), ("x", "s"), ("x", UserWarning, "a")):
    print(attempt(warnings.warn, *args))
print(attempt(warnings.warn, "x", skip_file_prefixes="a"), attempt(warnings.warn, "x", skip_file_prefixes=(1,)))
print(attempt(warnings.simplefilter, "nope"), attempt(warnings.simplefilter, "error", lineno=-1), attempt(warnings.filterwarnings, "error", 5))
print(attempt(warnings.filterwarnings, "error", "", int), attempt(warnings.filterwarnings, "error", "", Warning, 5), attempt(warnings.simplefilter, "error", lineno="1"))
print(warnings.formatwarning("text", UserWarning, "file.py", 5, "  the line "), end="")
print(warnings.formatwarning("text", UserWarning, "file.py", 5, ""), end="")
print(warnings.filters)
manager = warnings.catch_warnings(record=True)
print(manager, attempt(manager.__exit__))
with manager:
    print(attempt(manager.__enter__), warnings.filters is not manager._filters)
warnings.simplefilter("always", append=True)
warnings.simplefilter("always", append=True)
print(len(warnings.filters), warnings.filters[-1])
