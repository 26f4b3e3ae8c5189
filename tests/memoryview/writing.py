# memoryview: assignments in every format, releasing, and callbacks that release the view they are asked for.


class Index:
    def __index__(self):
        return 2


class Releases:
    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 1

    def __bool__(self):
        return False


class Releasing(Releases):
    pass


class Fails:
    def __index__(self):
        raise KeyError("index")

    __float__ = __index__


CASES = [
    'm[0]=1', 'm[0]=256', 'm[0]=-1', "m[0]='a'", "m[0]=b'a'", 'm[8]=1', "m[1:3]=b'xy'", "m[1:3]=b'x'", "m[::2]=b'wxyz'",
    'm[1:3]=[1,2]', 'm[2:]=m[:-2]', 'm[:-2]=m[2:]', 'm[::-1]=m', 'del m[0]', 'm.toreadonly()[0]=1', "m.cast('c')[0]=b'x'",
    "m.cast('c')[0]=b'xx'", "m.cast('c')[0]=1", "m.cast('d')[0]=1", "m.cast('d')[0]='a'", "m.cast('?')[0]=[]", "m.cast('?')[0]=5",
    "m.cast('i')[0]=2**40", "m.cast('i')[0]=1.5", "m.cast('f')[0]=1e300", "m.cast('e')[0]=1e300", "m.cast('P')[0]=5",
    "m.cast('P')[0]=-5", "m.cast('B',[2,4])[1,2]=1", "m.cast('B',[2,4])[1]=1", "m['a']=1", 'm[1:2]=1', "m['a':]=b''",
    'm.readonly=1', 'm.obj=1', 'm.x=1', 'm.release(); m[0]', 'm.release(); m.release()', 'm.release(); m.obj',
    'm.release(); len(m)', "m.release(); m==m; print(m==m, m==b'')", 'm.release(); hash(m)', 'm.release(); m.format',
    'm.release(); m.tobytes()', 'm.release(); iter(m)', 'm.release(); memoryview(m)', 'm.release(); bytes(m)',
    "m.release(); b''.join([m])", 'm.release(); m.__enter__()', 'm.release();m[0]=1', "m.release();m.cast('B')",
    'it=iter(m);next(it);m.release();next(it)', 'with m as z: pass\nm[0]', "m[:]=b'12345678'", "m[0:0]=b''", "m[...]=b'12345678'",
    'm[()]=3', "m.cast('B',[])[()]", "m.cast('H')[1]=0x4142", "m.cast('b')[0]=-1", "m.cast('b')[0]=200", "m.cast('q')[0]=2**63",
    "m.cast('Q')[0]=2**64-1", "m.cast('n')[0]=-2", "m.cast('e')[0]=1.5", "m.cast('f')[0]=0.1", "m.cast('B',[2,4])[-1,-1]=0",
    "m.cast('B',[2,4])[0:1]=m", "m[:1].cast('B',[])[()]=9", "m[:1].cast('B',[])[...]=8", 'm[2:4]=m[4:6]', 'm[::2]=m[1::2]',
    'm[0]=True', 'm[0]=None', "m.cast('i')[0]=Index()", 'm[Index()]=Releases(m)', "m.cast('?')[0]=Releases(m)",
    "m.cast('d')[0]=Fails()", 'm[0]=Fails()', "memoryview(b'abc')[0]=1", "memoryview(b'abc')[0:1]=b'a'", 'print(m[Releasing(m)])',
]
for case in CASES:
    contents = bytearray(b"abcdefgh")
    m = memoryview(contents)
    try:
        exec(case)
        print(case, "->", contents)
    except Exception as error:
        print(case, "->", type(error).__name__, "|", error, contents)
