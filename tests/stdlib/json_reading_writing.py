# json: what is read and written, options, and every error with its place or notes.
import json
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
for s in ['','{','[','[1','[1,','[1,]','{"a"','{"a":','{"a":1','{"a":1,','{"a":1,}','{a','{1:2}','"abc','"a\nb"','"\\x"','"\\u12"','"\\ud800"','"\\ud83d\\ude00"','nul','tru','1.','1.e','-','- 1','01','1e5','1E+2','-0','-0.0','NaN','Infinity','-Infinity','[1] x','\ufeff[]','  [ 1 , 2 ]  ','1'*5000, '[1 2]', '{"a" 1}', '"\x00"', '{"a":1 "b"}','[,1]', "'a'", '1.5e400','"\\','{"a":}', '\t\n\r []','[1,\n2,\n x]']:
    print(ascii(s[:20]), end=' '); t(lambda: json.loads(s))
for o in [1,1.5,float('nan'),float('inf'),1e100,1e16,-0.0,True,None,'a\u20ac\U0001f600\ud800"\\\n\x7f\x00',[],{}, [1,[2]], {'a':[1,{'b':2}]},{1:2,1.5:3,None:4,True:5,'x':6},(1,2),set(),b'x',object(),{(1,):2},10**30]:
    t(lambda: json.dumps(o))
t(lambda: json.dumps([1,{'a':2,'b':[]},[]],indent=2)); t(lambda: json.dumps([1,{'a':2}],indent='\t')); t(lambda: json.dumps({'b':1,'a':2},sort_keys=True)); t(lambda: json.dumps({'b':1,1:2},sort_keys=True)); t(lambda: json.dumps(float('nan'),allow_nan=False)); t(lambda: json.dumps({(1,):2,'a':3},skipkeys=True)); t(lambda: json.dumps('é',ensure_ascii=False)); t(lambda: json.dumps([1,2],separators=(',',':'))); t(lambda: json.dumps([1,2],separators=','))
l=[]; l.append(l); t(lambda: json.dumps(l)); d={}; d['a']=d; t(lambda: json.dumps(d)); t(lambda: json.dumps([object()],default=str)[:10]); t(lambda: json.dumps([{'a':object()}]))
t(lambda: json.dumps({'a':{1,2}}))
t(lambda: json.loads(5)); t(lambda: json.loads(b'[1]')); t(lambda: json.loads(bytearray(b'{}'))); t(lambda: json.loads(None)); t(lambda: json.loads('[1.5,2]',parse_float=str,parse_int=float)); t(lambda: json.loads('{"a":1,"a":2}',object_pairs_hook=list)); t(lambda: json.loads('NaN',parse_constant=str)); t(lambda: json.loads('{"a":{}}',object_hook=lambda d: 5))
t(lambda: json.loads('["a\tb"]',strict=False)); t(lambda: json.JSONDecoder().raw_decode('[1] x')); t(lambda: json.JSONDecoder().raw_decode('x')); t(lambda: json.JSONDecodeError('msg','a\nb',2)); t(lambda: str(json.JSONDecodeError('msg','a\nb',2)))
class E(int): 
    def __repr__(self): return 'E!'
class F(float):
    def __repr__(self): return 'F!'
t(lambda: json.dumps([E(5),F(2.5)])); t(lambda: json.dumps({E(5):1,F(2.5):2}))
x=[]
for i in range(100000): x=[x]
for f in (lambda: json.dumps(x), lambda: json.loads('['*100000)):
    try: f()
    except (RecursionError, ValueError) as e: pass
t(lambda: list(json.JSONEncoder().iterencode([1,{'a':2}]))); t(lambda: json.dumps(None, cls=None, unknown=1)); t(lambda: json.JSONEncoder(5)); t(lambda: json.JSONEncoder().default(5))
t(lambda: json.dumps([1], indent=0)); t(lambda: json.dumps([], indent=2)); t(lambda: json.dumps({}, indent=2)); t(lambda: list(json.JSONEncoder(indent=1).iterencode([1,[2,3],{'a':1}])))
class D(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
t(lambda: json.dumps({'s': {3,1}}, cls=D)); t(lambda: json.dumps([object()], cls=D)[:0])
import io
for bad in ([1, 2], {'a': [1, object()]}, [1, {2: {3, 4}}]):
    f = io.StringIO()
    try: json.dump(bad, f, indent=1)
    except TypeError as e: print(e, e.__notes__)
    print(repr(f.getvalue()))
t(lambda: json.load(io.StringIO('{"k": [1, 2.5, "x", null, true]}')))
e = None
try: json.loads('[1,\n x]')
except json.JSONDecodeError as err: print(err.msg, err.doc, err.pos, err.lineno, err.colno, isinstance(err, ValueError))
