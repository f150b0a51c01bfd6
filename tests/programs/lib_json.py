"""JSON both ways, and what is none."""
import json
class X: pass
for o in (1,1.0,1e100,float('inf'),-float('inf'),True,None,'a"\\\n\x01é\U0001f600/',[],{},[1,[2,{}]],{'a':1,'b':[1,2]},{1:2,1.5:3,True:4,None:5,False:6},(1,2),10**30,-0.0,1e-7,'\u2028\ud800'):
    print(json.dumps(o), json.dumps(o,indent=2), json.dumps(o,ensure_ascii=False).encode('utf8','surrogatepass'), json.dumps(o,separators=(',',':')))
print(json.dumps({'b':1,'a':[1,{'z':2,'y':[]}]},sort_keys=True,indent=4), json.dumps([1,[2]],indent='\t'), json.dumps({(1,2):3},skipkeys=True))
class X: pass
l=[]; l.append(l)
for f in (lambda: json.dumps(X()), lambda: json.dumps({(1,):2}), lambda: json.dumps(l), lambda: json.dumps(float('nan'),allow_nan=False), lambda: json.dumps({1,2}), lambda: json.dumps(b'a'), lambda: json.loads(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(json.dumps(X(),default=lambda o:'X!'), json.dumps([1.5,float('nan')]))
class En(json.JSONEncoder):
    def default(self,o): return [1,2]
print(json.dumps({'x':X()},cls=En))
for s in ('1','-0','1.5e3','1E5','[1, 2 ,3]','{"a":1,"b":{"c":[]}}','"\\u00e9\\n\\ud83d\\ude00\\ud800"','true',' null ','NaN','-Infinity','[]','{}','','[','[1','[1,','[1,]','{','{"a"','{"a":','{"a":1','{"a":1,','{"a":1,}','{a:1}','"abc','"a\nb"','"\\x"','"\\u12"','01','1 2','nul','-','1.','1.e','[1 2]','{"a" 1}','{1:2}',"'a'",'\ufeff1','"\\ud83d\\u0041"','"','"\\','123456789012345678901234567890', '1e999', '\n\n [x'):
    try: print(repr(s), repr(json.loads(s)))
    except json.JSONDecodeError as e: print(repr(s), e, e.pos, e.lineno, e.colno, e.msg)
    except Exception as e: print(repr(s), type(e), e)
print(json.loads('{"a":{"b":1}}',object_hook=lambda d: list(d)), json.loads('{"a":1,"a":2}',object_pairs_hook=list), json.loads('1.5',parse_float=str), json.loads('[1]',parse_int=float), json.loads(b'[1]'), json.loads('"a\tb"',strict=False))
import io
f=io.StringIO(); json.dump({'a':[1]},f); print(f.getvalue()); f.seek(0); print(json.load(f), json.JSONDecoder().raw_decode('[1] x'))
