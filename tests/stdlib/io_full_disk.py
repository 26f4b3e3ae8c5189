# A device that is full: the error comes at the flush, and at close.
f = open("/dev/full", "w")
f.write("x")
for call in (f.flush, f.close):
    try:
        call()
    except OSError as e:
        print(type(e).__name__, e)
print(f.closed)
b = open("/dev/full", "wb", buffering=0)
try:
    b.write(b"x")
except OSError as e:
    print(e)
try:
    with open("/dev/full", "wb") as f:
        f.write(b"x" * 10)
except OSError as e:
    print(e, f.closed)
