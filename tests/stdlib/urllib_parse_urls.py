# urllib.parse: URLs taken apart, joined and put together, quoting, and queries, with their errors.
import warnings

warnings.simplefilter("ignore")
from urllib.parse import *
import urllib.parse as U
def t(f,*a,**k):
    try: print(f.__name__,a,f(*a,**k))
    except Exception as e: print(f.__name__,a,type(e).__name__,e)
URLS=['http://u:p@Host.com:80/a/b;x=1/c;d?q=1&r=2#frag','https://example.com','HTTP://a?b','//net/p','path/only','/abs','mailto:a@b.c','file:///etc/x','','http://[::1]:8/x','http://[::1','http://]x[','http://[v1.a]/','http://[1.2.3.4]/','http://a[::1]/','http://[::1]x/','ftp://f;type=a','tel:+1-2','http://h:99999/','http://h:x/','http://h:/','a b','http://a\nb/c','  http://x  ','x:y:z','1x:a','http://host?','http://host#','http:','///x','////x','http:////x','urn:a:b','http://é.com/ü','svn+ssh://h/p','javascript:alert(1)','http://u@h','http://:p@h','http://h%eth0/','http://[fe80::1%25e]/',';a;b','/a;b/c']
for u in URLS:
    try: uu=repr(u)
    except: uu=''
    for f in (urlsplit,urlparse,urldefrag): t(f,u)
    try:
        s=urlsplit(u); print(s.geturl(), s.hostname,s.username,s.password)
        print(s.port)
        print(urlparse(u).geturl(), urlparse(u)._replace(query='z').geturl())
    except Exception as e: print(type(e).__name__,e)
t(urlsplit,b'http://a/b?c#d'); print(urlsplit(b'http://u:p@A:8/b').hostname, urlparse(b'http://u:p@A:8/b').port, urldefrag(b'a#b'), urlsplit(b'http://a/b').geturl(), urlsplit(b'http://a').decode(), urlsplit('http://a').encode())
t(urlsplit,5);t(urlsplit,None);t(urlparse,'a',b'b');t(urlsplit,'x','http');t(urlsplit,'http://a#b',allow_fragments=False)
B='http://a/b/c/d;p?q'
for r in ['g:h','g','./g','g/','/g','//g','?y','g?y','#s','g#s','g?y#s',';x','g;x','g;x?y#s','','.','./','..','../','../g','../..','../../','../../g','../../../g','../../../../g','/./g','/../g','g.','.g','g..','..g','./../g','./g/.','g/./h','g/../h','g;x=1/./y','g?y/./x','g#s/../x','http:g','http://x','mailto:x']:
    t(urljoin,B,r); t(urljoin,'http://a',r); t(urljoin,'/x/y',r); t(urljoin,'mailto:q',r); t(urljoin,'file:///a/b',r)
t(urljoin,b'http://a/b',b'c');t(urljoin,'a',b'c');t(urljoin,'','x')
for q in ['a b/c','é','~_-.','%41','a+b','','\x00\xff','日','a&b=c','/?#[]@!$&\'()*+,;=']:
    t(quote,q);t(quote_plus,q);t(quote,q,'');t(quote,q,safe='=&+ é');t(unquote,quote(q));t(unquote_plus,quote_plus(q)); t(unquote,q); t(unquote_to_bytes,q)
t(quote,b'\xff a');t(quote_plus,b'a b\xe9');t(quote,'é',encoding='latin-1');t(quote,b'a',encoding='x');t(quote,b'a',errors='x');t(quote,5);t(quote_from_bytes,'a');t(quote,'\u1234',encoding='ascii');t(quote,'\u1234',encoding='ascii',errors='replace')
for q in ['%','%4','%zz','%E9','%e6%97%A5','a%20b%','é%41','%ff%fe','+']: t(unquote,q);t(unquote,q,'latin-1');t(unquote_to_bytes,q);t(unquote,q.encode())
t(unquote,5);t(unquote_to_bytes,5);t(unquote,'%ff',errors='strict')
t(urlencode,{'a':1,'b c':'d&e'});t(urlencode,[('a',[1,2])],True);t(urlencode,[('a',[1,2])]);t(urlencode,{'a':b'\xff','b':None});t(urlencode,'abc');t(urlencode,5);t(urlencode,{'a':'b c'},quote_via=quote);t(urlencode,{'a':'/x'},safe='/');t(urlencode,{'é':'ü'},encoding='latin-1');t(urlencode,());t(urlencode,{'a':'xyz','b':(1,)},doseq=True);t(urlencode,{'a':5,'b':5.5},True)
for q in ['a=1&b=2&a=3','a=&b','a','=','&&','a=1;b=2','a=%20+x','%61=%62','a=b=c','é=ü','']:
    t(parse_qs,q);t(parse_qsl,q);t(parse_qsl,q,True);t(parse_qsl,q,strict_parsing=True);t(parse_qsl,q.encode());t(parse_qs,q,separator=';')
t(parse_qsl,'a&b&c',max_num_fields=2);t(parse_qsl,'a=b',separator='');t(parse_qsl,None);t(parse_qsl,b'a=%ff',True);t(parse_qsl,'a=%ff',encoding='latin-1'); t(parse_qsl,5)
t(urlunsplit,('http','h','p','q','f'));t(urlunsplit,('','h','','',''));t(urlunsplit,('file','','/x','',''));t(urlunparse,('http','h','p','pa','q','f'));t(urlunsplit,('a','b'));t(urlunsplit,(b'http',b'h',b'p',b'',b'')); t(urlunsplit,('x','','//a','',''))
print(U.unwrap('<URL:http://x>'), sorted(U.__all__), U.SplitResult.__mro__[1].__name__, U.urlsplit('a')==('','','a','',''))
