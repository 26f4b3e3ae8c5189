# A phone book driven by a list of commands: parsing, dispatch, error messages.
class PhoneBook:
    def __init__(self):
        self.entries = {}

    def do_add(self, name, *numbers):
        "add NAME NUMBER...  store numbers"
        if not numbers:
            raise ValueError("a number is needed")
        for number in numbers:
            if not number.replace("-", "").isdigit():
                raise ValueError(f"{number!r} is not a number")
        self.entries.setdefault(name.title(), []).extend(numbers)

    def do_find(self, pattern):
        "find TEXT           search names"
        for name in sorted(n for n in self.entries if pattern.lower() in n.lower()):
            print(f"  {name}: {', '.join(self.entries[name])}")

    def do_delete(self, name):
        "delete NAME         forget a name"
        del self.entries[name.title()]

    def do_list(self):
        "list                print everything"
        width = max(map(len, self.entries), default=0)
        for i, (name, numbers) in enumerate(sorted(self.entries.items()), start=1):
            print(f"  {i:>2}. {name:.<{width + 3}} {numbers[0]:>12}" + (f" (+{len(numbers) - 1})" if numbers[1:] else ""))

    def do_help(self):
        "help                print this"
        for name in sorted(n for n in dir(self) if n.startswith("do_")):
            print("  " + getattr(self, name).__doc__)

    def run(self, line):
        command, *arguments = line.split()
        method = getattr(self, "do_" + command, None)
        if method is None:
            print(f"  unknown command {command!r}")
            return
        try:
            method(*arguments)
        except TypeError as error:
            print("  usage:", error)
        except KeyError as error:
            print("  no such name:", error)
        except ValueError as error:
            print("  error:", error)


book = PhoneBook()
for line in ("add ann 555-0100 555-0101", "add bob 555-0199", "add christopher 12345", "list", "find N", "add dave", "add eve 12a", "delete bob", "delete bob", "add", "list extra", "call ann", "find", "add ann 1", "list", "help"):
    print(">", line)
    book.run(line)
