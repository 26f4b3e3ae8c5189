"""importlib: a module that is found elsewhere when it is loaded again says so."""
import importlib
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as root:

    def write(folder, path, text):
        target = os.path.join(root, folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w") as file:
            file.write(text)

    def show(module):
        paths = [module.__file__, *getattr(module, "__path__", [])]
        print(module.TEXT, [os.path.relpath(path, root) for path in paths], repr(module.__package__), getattr(module, "kept", None))

    write("first", "moving.py", "TEXT = 'first'\nkept = 'only here'\n")
    write("second", "moving.py", "TEXT = 'second'\n")
    write("third", "moving/__init__.py", "TEXT = 'a package'\n")
    module = None
    for folder in ("first", "second", "third"):
        sys.path.insert(0, os.path.join(root, folder))
        importlib.invalidate_caches()
        module = importlib.reload(module) if module else importlib.import_module("moving")
        show(module)
    sys.path[:3] = []
    try:
        importlib.reload(module)
    except ModuleNotFoundError as error:
        print(error, error.name)
