import json
from json import encoder


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


e=encoder.c_make_encoder(None,None,encoder.c_encode_basestring_ascii,None,': ',', ',False,False,False)
t(e,[1,"a",{1:2}],0)
t(e,float('nan'),0); t(e,{(1,):2},0); t(e,1); t(e,obj=1,_current_indent_level=0); t(e,1,'x')
t(encoder.c_make_encoder,1,None,None,None,': ',', ',False,False,False)
t(encoder.c_make_encoder,{},None,None,None,1,', ',False,False,False)
t(encoder.c_make_encoder)
t(encoder.c_make_encoder,{},None,None)
class D(dict):
    def items(self): return [1]
t(e,D(a=1),0)
class D(dict):
    def items(self): return 5
t(e,D(a=1),0)
class D(dict):
    def items(self): return iter([("x",1),(2,[3])])
t(e,D(a=1),0)
class L(list):
    def __iter__(self): return iter([7])
t(e,L([1]),0); t(e,L(),0)
e2=encoder.c_make_encoder(None,lambda o:o,lambda s:1,None,': ',', ',False,False,False)
t(e2,"a",0)
t(e2,{"a":1},0)
l=[];l.append(l)
t(e,l,0)
e2=encoder.c_make_encoder({},lambda o:[o],encoder.c_encode_basestring,None,': ',', ',False,False,False)
t(e2,object(),0)
t(e2,l,0)
# deep but fine
deep=1
for _ in range(30): deep={"k":[deep]}
t(json.dumps,deep)
deep2=[1]
x=deep2
for _ in range(30): x=[x]
deep2.append(x)
t(json.dumps,deep2)
shared=[1,2]
t(json.dumps,[shared,shared,{"a":shared,"b":shared}])
class W:
    def __init__(s,v): s.v=v
t(json.dumps,[W(1),W([W(2)])],default=lambda o:o.v)
def mutate(o):
    d["new"]=1; return 5
d={"a":W(1),"b":2}
t(json.dumps,d,default=mutate)
lst=[W(1),2]
def grow(o):
    if len(lst)<5: lst.append(W(3))
    return 9
t(json.dumps,lst,default=grow)
for v in ("é","\u20ac","\U0001f600","\ud800","a\"\\\b\f\n\r\t\x00\x1f\x7f/","plain text longer than eight","x"*100+"\n", "é"*20+"\u4e2d"):
    t(json.dumps,v); t(json.dumps,v,ensure_ascii=False); t(json.loads,json.dumps(v)); t(json.loads,json.dumps(v,ensure_ascii=False)); t(json.dumps,{v:[v]},ensure_ascii=False); t(json.dumps,{v:[v]})
for v in (0.1,1.5,1e16,1e15,123456789012345680.0,1e-5,1e-4,1.5e300,5e-324,-0.0,0.0,100.0,-2.25,1/3,float('inf'),-float('inf'),float('nan'),1e22,1e23,0.001,0.0015,12345.6789,99999999999.9999,2**53*1.0,1e11+.5):
    t(json.dumps,v); t(json.dumps,{v:v}); t(json.loads,json.dumps(v))
for v in (0,1,-1,9,10,99,100,12345,10**18,10**19,-10**30,2**62,-2**62,2**63,True,False,None):
    t(json.dumps,v); t(json.dumps,{v:v}); t(json.loads,json.dumps(v))
for k in ({"skipkeys":True},{"sort_keys":True},{"allow_nan":False},{"indent":1},{"separators":(",",":")},{"check_circular":False}):
    t(json.dumps,{"b":1,(1,):2,"a":[1.5,float("nan")]},**k)
    t(json.dumps,{"b":1,"a":[1.5,{}, []]},**k)
class S(str): pass
t(json.dumps,{S("k"):S("v")});
class I(int):
    def __repr__(s): return "no"
class F(float):
    def __repr__(s): return "no"
t(json.dumps,[I(3),F(2.5),{I(3):F(2.5)}]); t(json.dumps,{F(2.5):1})
import enum
class E(enum.IntEnum): A=1
t(json.dumps,[E.A,{E.A:1}])
t(json.JSONEncoder(default=lambda o:1/0).encode,object())
t(list,json.JSONEncoder().iterencode([1,{"a":2}]))
t(json.dumps,object())
