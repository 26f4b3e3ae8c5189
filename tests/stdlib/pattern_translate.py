"""fnmatch.translate and glob.translate: patterns as regular expressions; glob below a directory descriptor."""

import fnmatch
import glob
import os
import re
import tempfile

PATTERNS = [
    "*.py", "a?b", "[!a-c]x", "[]]", "[a", "a**b*", "[^x]", "[a-", "[z-a]", "[!z-a]", "[!]", "[]-a]", "[a-c-e]", "***",
    "a*b*c", "é", "a[--/]b", "[[]", "[&&]", "[a||b]", "[~~]", "{x}", "[!-a]", "[a-a]", "[b-ac-d]", "[a-]", "[\\]", "[\\-a]",
]
for pattern in PATTERNS:
    print(repr(pattern), fnmatch.translate(pattern))
found = re.compile(fnmatch.translate("*.[ch]"))
print([bool(found.match(name)) for name in ("a.c", ".h", "a.cc", "b\n.c")])

for options in [{}, {"recursive": True}, {"recursive": True, "include_hidden": True}, {"seps": "/\\"}]:
    print(options)
    for pattern in ["*.py", "**/*.py", "a/**", "a/**/b", "**", "a/?[x]", "", "a/**b", ".*", "a/*", "**/**/x"]:
        print("  ", repr(pattern), glob.translate(pattern, **options))

with tempfile.TemporaryDirectory() as folder:
    for name in ("a/b/c.txt", "a/d.txt", "e.txt", ".h.txt"):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w").close()
    fd = os.open(folder, os.O_RDONLY)
    for pattern in ["*", "*/*", "**", "**/*.txt", "a/", "none", "e.txt", "a/*/c.txt", b"*.txt", ".*"]:
        print(repr(pattern), sorted(glob.glob(pattern, dir_fd=fd, recursive=True)))
    print(sorted(glob.glob("*", root_dir="a", dir_fd=fd)))
    os.close(fd)
    print(glob.glob("*", dir_fd=fd))
