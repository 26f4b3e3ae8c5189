# What was written is there after sys.exit, also of files that nobody closed, and of text that is longer than a buffer.
import atexit
import os
import sys
import mod_folder

folder = mod_folder.folder()
base = folder.__enter__()
kept = open(base + "/kept", "w")
kept.write("x" * 300000)
binary = open(base + "/binary", "wb")
binary.write(b"y" * 10)


def check():
    kept.close()
    binary.close()
    print(os.path.getsize(base + "/kept"), os.path.getsize(base + "/binary"))
    folder.__exit__()


atexit.register(check)
for i in range(20000):
    print(i)
sys.stdout.write("no line end")
sys.exit("a message")
