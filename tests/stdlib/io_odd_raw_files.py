"""Raw files that answer oddly or not yet, writes between reads on a pair, weak references to files, pieces of every size."""

import os, io, errno
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e, getattr(e,'errno',None), getattr(e,'characters_written',None))
for what in ("read()", "read(5)", "readline()", "readlines()", "__next__()", "buffer.read()", "buffer.read(3)", "buffer.readline()", "buffer.read1()", "buffer.peek()", "buffer.raw.read()", "buffer.raw.readall()","buffer.readinto(bytearray(3))"):
    for pre in (b"", b"ab", b"ab\ncd"):
        r, w = os.pipe(); os.set_blocking(r, False)
        f = open(r, "r"); os.write(w, pre) if pre else 0
        print(what, pre, end=" "); t(lambda: eval("f."+what)); 
        os.close(w); f.close()
class Non(io.RawIOBase):
    def readable(self): return True
    def readinto(self, b): return None
for what in ("read()","read(3)","readline()"):
    print(what); t(lambda: eval("io.BufferedReader(Non())."+what)); t(lambda: eval("io.TextIOWrapper(io.BufferedReader(Non()))."+what)); t(lambda: eval("Non()."+what))
class Rd(io.RawIOBase):
    def __init__(self, v): self.v=v
    def readable(self): return True
    def readinto(self, b): return self.v
for v in (b"", 5.5, 99999999, -5, None, "x"):
    for what in ("readline()","read(1)", "read1(1)", "peek()"):
        print(repr(v), what, end=" "); t(lambda: eval("io.BufferedReader(Rd(v))."+what)); t(lambda: eval("Rd(v).read(2)"))
p = io.BufferedRWPair(io.BytesIO(b'foo\nbar\n'), io.BytesIO()); f = io.TextIOWrapper(p); print(repr(f.readline())); f.write("x\n"); print(repr(f.readline()))
b = io.BufferedReader(io.BytesIO(b"abcdefghijkl"), 3); x = bytearray(6); print(b.readinto1(x), x)
class M(io.RawIOBase):
    def __init__(s, l): s.l=l
    def readable(s): return True
    def readinto(s, b):
        if not s.l: return 0
        d=s.l.pop(0); b[:len(d)]=d; return len(d)
b=io.BufferedReader(M([b"abc",b"defgh"]), 10); x=bytearray(6); print(b.readinto1(x), x); b=io.BufferedReader(M([b"abc",b"defgh"]), 2); print(b.readinto1(x), x)
import weakref
for f in (io.BytesIO(), io.StringIO(), open("/dev/null"), io.BufferedRWPair(io.BytesIO(),io.BytesIO()), open("/dev/null","rb"), open("/dev/null","rb",0), open("/dev/null","wb")):
    print(type(weakref.ref(f)()).__name__); f.close()
class Raw(io.RawIOBase):
    def __init__(self): self.w=[]; self.first=True
    def writable(self): return True
    def write(self, b):
        if self.first: self.first=False; t_.write("middle")
        self.w.append(bytes(b)); return len(b)
raw=Raw(); t_=io.TextIOWrapper(raw); t_.write("abc"); t_.write("def"); t_.write("g"*8192); t_.flush(); print([x[:9] for x in raw.w])
q = io.TextIOWrapper(io.BytesIO(b"x")); 
t(lambda: setattr(q,"_CHUNK_SIZE",2**64)); t(lambda: setattr(q,"_CHUNK_SIZE",0)); t(lambda: setattr(q,"_CHUNK_SIZE","a"))
q.detach(); t(lambda: repr(q))
q = io.TextIOWrapper(io.BytesIO(), encoding="ascii"); q.write("foo\n"); q.reconfigure(encoding="utf-8-sig"); q.write("\xe9\n"); q.flush(); print(q.buffer.getvalue())
t(lambda: io.TextIOWrapper(io.BytesIO(), encoding="\udcfe")); t(lambda: "x".encode("\udcfe"))
for enc in ("utf-8","utf-16","utf-32"):
    for size in (1,2,3,4,5,8):
        q=io.TextIOWrapper(io.BytesIO("a\u20ac\nb\rc\r\nd".encode(enc)), encoding=enc); q._CHUNK_SIZE=size; o=[]
        while True:
            c=q.read(2)
            if not c: break
            o.append(c+q.readline())
        print(enc,size,ascii(o), q.newlines)
