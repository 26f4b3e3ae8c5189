# pickle: picklers and unpicklers of a script's own, memo, several objects in one file, old names.
import io
import pickle


class Thing:
    pass


class Writer(pickle.Pickler):
    def persistent_id(self, value):
        return "the thing" if value is Thing else None

    def reducer_override(self, value):
        return (int, ("7",)) if value is print else NotImplemented


class Reader(pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded", pid

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


for protocol in range(6):
    file = io.BytesIO()
    Writer(file, protocol).dump([Thing, print, 1, Thing])
    print(file.getvalue())
    file.seek(0)
    print(Reader(file).load())
file = io.BytesIO()
writer = pickle.Pickler(file)
shared = [1]
writer.dump(shared)
writer.dump(shared)
writer.clear_memo()
writer.dump(shared)
print(file.getvalue(), writer.bin, writer.fast)
file.seek(0)
reader = pickle.Unpickler(file)
first, second, third = reader.load(), reader.load(), reader.load()
print(first is second, first is third)
writer = pickle.Pickler(io.BytesIO(), 2)
writer.dispatch_table = {Thing: lambda thing: (str, ("from the table",))}
writer.dump(Thing())
print(pickle.dumps(range(3), 2), pickle.dumps(ValueError, 2), pickle.dumps(FileNotFoundError, 1), pickle.dumps(str, 0), pickle.dumps({3}, 2))
for old in (b"c__builtin__\nxrange\n.", b"c__builtin__\nunicode\n.", b"cexceptions\nKeyError\n.", b"c__builtin__\nlong\n.", b"ccopy_reg\n_reconstructor\n."):
    print(pickle.loads(old).__name__)
print(pickle.loads(b"U\x02\xe9x.", encoding="latin-1"), pickle.loads(b"U\x02\xe9x.", encoding="bytes"))
with open(__file__, "rb") as file:
    try:
        pickle.load(file)
    except pickle.UnpicklingError as error:
        print(error)
