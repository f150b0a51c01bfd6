import _json
import json
import pickle
from json import decoder, scanner


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


t(_json.encode_basestring,1);t(_json.encode_basestring_ascii,1)
t(_json.encode_basestring);t(_json.scanstring,1,2);t(_json.scanstring);t(_json.scanstring,'a"b',5); t(_json.scanstring,'abc"',0);t(_json.scanstring,'abc"',-1)
s=_json.make_scanner(json.JSONDecoder())
print(s.strict, s.parse_int, sorted(n for n in dir(s) if n[0]!='_'), [n for n in dir(_json) if n[0]!='_'])
t(s,"1",-1);t(s,"1",5);t(s,"1");t(s,1,2);t(s,string="[1]",idx=0); t(s,"[1]",True)
t(s,"[1,",0); t(s,"[",0); t(_json.make_scanner,1); t(_json.make_scanner)
t(s,'['*100000,0)
t(s,'{"a":'*100000,0)
t(pickle.dumps,s)
t(setattr,s,'strict',1)
t(delattr,s,'strict')
t(json.loads,'{"a":1,"b":[2.5],"a":3}',object_pairs_hook=lambda p:p)
t(json.loads,'{"a":1,"b":{"c":2.5}}',object_hook=lambda p:sorted(p.items()))
t(json.loads,'[1,2.5,NaN,-Infinity]',parse_int=lambda s:"i"+s,parse_float=lambda s:"f"+s,parse_constant=lambda s:"c"+s)
t(json.loads,'"a\nb"',strict=False)
t(json.loads,'[1,2]',parse_int=lambda s:1/0)
t(json.loads,'{"a":1}',object_hook=lambda s:1/0)
a,b=json.loads('[{"key":1},{"key":2}]'); print(list(a)[0] is list(b)[0])
t(json.loads,'1'*5000)
t(json.loads,b'{"a": "\xc3\xa9"}'); t(json.loads,'"\u4e2d"'.encode('utf-16'))
t(json.loads,1)
dec=json.JSONDecoder(); t(dec.raw_decode,'[1] x'); t(dec.raw_decode,' [1]'); t(dec.raw_decode,'x[1]',1); t(dec.raw_decode,'1',-1)
try: json.loads('{"a":\n x}')
except json.JSONDecodeError as x: print(x.msg,x.pos,x.lineno,x.colno,x.doc)
t(decoder.py_scanstring,'abc\\n"',0); t(scanner.py_make_scanner(dec),'{"a":[1,2.5,null]}',0)

class S(str): pass
t(json.loads,S('{"a":1}'))
