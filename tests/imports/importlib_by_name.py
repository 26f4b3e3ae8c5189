"""importlib: import_module with absolute and relative names, reload, find_spec and running a file as a module."""

import importlib
import importlib.util
import os
import sys
import tempfile


def show(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "name", ""))
    else:
        print(result)


math = importlib.import_module("math")
print(math.floor(2.5), importlib.import_module("os.path") is os.path)

folder = tempfile.TemporaryDirectory()
sys.path.insert(0, folder.name)


def write(name, text):
    path = os.path.join(folder.name, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    return path


write("box/__init__.py", "level = 0\n")
write("box/one.py", "from . import two\nname = __name__\n")
write("box/two.py", "name = __name__\n")
write("box/inner/__init__.py", "from ..two import name as outer\n")
importlib.invalidate_caches()

one = importlib.import_module(".one", "box")
print(one.name, one.two.name, one.__package__)
print(importlib.import_module("..two", "box.inner").name, importlib.import_module("box.inner").outer)
print(importlib.import_module(".", "box") is sys.modules["box"])
for args in [(".one",), ("...x", "box"), ("",), (".one", 5), ("box.none",), ("no_such_thing",), ("box.one.x",), (".absent", "box")]:
    show(importlib.import_module, *args)

# reload runs the code again in the namespace the module has.
path = write("counted.py", "runs = globals().get('runs', 0) + 1\nfirst = 1\n")
counted = importlib.import_module("counted")
counted.kept = "kept"
print(importlib.reload(counted) is counted, counted.runs, counted.kept)
write("counted.py", "runs = globals().get('runs', 0) + 100\nsecond = 2\n")
os.utime(path, (1, 1))
importlib.reload(counted)
print(counted.runs, counted.first, counted.second)
show(importlib.reload, 5)
show(importlib.reload, type(sys)("stranger"))
copy = sys.modules.pop("counted")
show(importlib.reload, copy)

# What is there, without importing it.
spec = importlib.util.find_spec("box.two")
print(spec.name, os.path.basename(spec.origin), spec.parent, spec.submodule_search_locations, spec.has_location)
spec = importlib.util.find_spec("box")
print(spec.name, os.path.basename(spec.origin), spec.parent, [os.path.basename(p) for p in spec.submodule_search_locations])
print(importlib.util.find_spec("no_such_thing"), importlib.util.find_spec("box.none"), importlib.util.find_spec("json") is not None)
print(importlib.util.find_spec(".two", "box").name, importlib.util.resolve_name("..b", "x.y"), importlib.util.resolve_name("a", None))
show(importlib.util.find_spec, "no_such_thing.deeper")
show(importlib.util.find_spec, "box.two.deeper")
show(importlib.util.resolve_name, ".a", "")

# A file as a module under any name.
path = write("plugins/hello.py", "def greet():\n    return 'hello from ' + __name__\n")
spec = importlib.util.spec_from_file_location("plugin_7", path)
module = importlib.util.module_from_spec(spec)
print(module.__name__, module.__file__ == path, module.__spec__ is spec, hasattr(module, "greet"))
spec.loader.exec_module(module)
print(module.greet(), "plugin_7" in sys.modules)
print(importlib.util.spec_from_file_location("x", "picture.png"))
print(spec.loader.get_source("plugin_7").splitlines()[0], spec.loader.is_package("plugin_7"))
show(spec.loader.get_source, "other")

# A failing module leaves nothing behind.
write("broken.py", "import sys\nvalue = 1\nraise LookupError('on purpose')\n")
show(importlib.import_module, "broken")
print("broken" in sys.modules)
sys.modules["blocked"] = None
show(importlib.import_module, "blocked")
print(importlib.__import__("box.two") is sys.modules["box"])
folder.cleanup()
