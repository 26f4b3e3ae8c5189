# shlex: split, quote, join and the class, over words of every kind.
import shlex
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__,e)
L=['a b c','a "b c" d',"a 'b c' d",'a\\ b','"a\\"b"',"'a\\'b","a # b",'#x\ny','a;b|c','~/a *.py','"','\\','""',"''",'a""b','x=1 y=2','é ü','a\nb\tc','--a="b c"','"$HOME"','a\\\nb','(a&&b)','a<b>c','"a\\nb"',"it''s",'','  ', 'foo#bar', '"foo"bar', '日本 x']
for l in L:
    for p in (True,False):
        for c in (False,True):
            t(shlex.split,l,c,p)
    t(lambda: list(shlex.shlex(l))); t(lambda: list(shlex.shlex(l,posix=True))); t(lambda: list(shlex.shlex(l,punctuation_chars=True))); t(lambda: list(shlex.shlex(l,posix=True,punctuation_chars=True)))
    t(lambda: list(shlex.shlex(l,posix=True,punctuation_chars=';|'))); t(shlex.quote,l); t(lambda: shlex.split(shlex.quote(l)))
t(shlex.join,['a','b c',"d'e",'']);t(shlex.split,None);t(shlex.split,5);t(shlex.quote,5);t(shlex.quote,None);t(shlex.quote,b'a b')
s=shlex.shlex('a b',posix=True); s.push_token('z'); print(s.get_token(),s.get_token(),s.lineno,s.error_leader('f',3),s.eof, s.get_token(),s.get_token()); s=shlex.shlex('a b'); s.push_source('x y'); print(list(s))
s=shlex.shlex('a,b,c',posix=True); s.whitespace=','; s.whitespace_split=True; print(list(s), s.punctuation_chars)
