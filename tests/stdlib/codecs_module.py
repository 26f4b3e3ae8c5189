"""The module codecs: lookup, pieces, files over files, handlers and encodings of a script's own."""

import codecs, io
def t(f):
    try: print(ascii(f()))
    except Exception as e: print(type(e).__name__, e)
for e in ("utf-8","UTF8","latin1","ascii","utf-16","utf-16-be","utf-32","utf-8-sig","unicode_escape","hex","rot13","base64"):
    i = codecs.lookup(e); print(i.name, len(i), i._is_text_encoding)
t(lambda: codecs.lookup("nope")); t(lambda: codecs.lookup(5)); t(lambda: codecs.encode("Hello","rot13")); t(lambda: codecs.decode("68656c6c6f","hex")); t(lambda: codecs.encode(b"abc","base64")); t(lambda: codecs.encode("x","hex"))
t(lambda: "x".encode("rot13"))
for e in ("utf-8","utf-16","utf-32","utf-8-sig","utf-16-be","latin-1","ascii"):
    d = codecs.getincrementaldecoder(e)(); out=[]
    for b in "a\u20ac\U0001F600".encode(e, "replace"):
        out.append(d.decode(bytes([b]))); 
    print(e, [ascii(o) for o in out], d.getstate(), ascii(d.decode(b"", True))); d.reset(); print(d.getstate())
    en = codecs.getincrementalencoder(e)("replace"); print(en.getstate(), en.encode("a"), en.getstate(), en.encode("\u20ac", True)); en.reset(); print(en.encode("b"))
def h(e): return ("["+str(e.start)+"]", e.end)
codecs.register_error("mine", h)
print("a\u20acb\u20ac".encode("ascii","mine"), b"a\xffb\xfe".decode("utf-8","mine"), b"a\xffb".decode("ascii","mine"))
codecs.register_error("bad", lambda e: 5); t(lambda: "\u20ac".encode("ascii","bad")); t(lambda: b"\xff".decode("ascii","bad"))
codecs.register_error("pos", lambda e: ("x", 99)); t(lambda: "\u20ac".encode("ascii","pos"))
codecs.register_error("neg", lambda e: ("x", -1)); t(lambda: "\u20acyz".encode("ascii","neg"))
codecs.register_error("by", lambda e: (b"\xff", e.end)); t(lambda: "\u20acyz".encode("ascii","by"))
codecs.register_error("uni", lambda e: ("\u20ac", e.end)); t(lambda: "\u20acyz".encode("ascii","uni"))
t(lambda: codecs.lookup_error("nope")); t(lambda: codecs.register_error("x", 5)); t(lambda: codecs.lookup_error("strict")(UnicodeDecodeError("a",b"b",0,1,"r")))
print(codecs.lookup_error("replace")(UnicodeEncodeError("a","bcd",0,2,"r")), codecs.backslashreplace_errors(UnicodeDecodeError("a",b"bcd",0,2,"r")))
f = io.BytesIO(); w = codecs.getwriter("utf-16")(f); w.write("ab"); w.write("c"); print(f.getvalue())
r = codecs.getreader("utf-8")(io.BytesIO("a\u20ac\nb\r\nc".encode())); print(ascii(r.readline()), ascii(r.read(1)), ascii(r.read()))
print(list(codecs.getreader("latin-1")(io.BytesIO(b"x\ny\nz"))))
print(list(codecs.iterencode(["a","\u20ac"],"utf-16")), list(codecs.iterdecode([b"\xe2",b"\x82\xac"],"utf-8")))
def search(n):
    if n == "my_codec": return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode().lower(), len(b)), name="my-codec")
codecs.register(search)
print("abc".encode("my-codec"), b"XYZ".decode("My_Codec"), bytes("q","my codec"), str(b"ABC","my_codec")); codecs.unregister(search); t(lambda: "abc".encode("my-codec"))
e = codecs.EncodedFile(io.BytesIO(), "latin-1", "utf-8"); e.write(b"\xe9"); print(e.stream.getvalue()); e.seek(0); print(e.read())
print(codecs.utf_8_decode(b"\xe2\x82"), codecs.utf_8_encode("x"), codecs.BOM_UTF16, codecs.BOM)
