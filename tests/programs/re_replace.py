import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


d=re.compile(r"\d+")
t(d.sub,lambda m:"<"+m.group()+">","a1 b22");t(d.sub,lambda m:None,"a1 b22");t(d.sub,lambda m:5,"a1 b22");t(d.sub,lambda m:b"x","a1 b22");t(d.sub,lambda m:1/0,"a1")
calls=[]
t(d.sub,lambda m:calls.append(m.group()) or (5 if len(calls)==2 else "s"),"a1 b22 3");print(calls)
t(d.sub,lambda m:d.sub("x",m.group()*2)+str(d.findall("7 8")),"a1 b22")
t(d.sub,b"x","a1");t(d.sub,"x",b"a1");t(d.sub,5,"a1");t(d.sub,"\\","a1");t(d.sub,r"\q","a1");t(d.sub,r"\g<1>","a1");t(d.sub,r"\1","a1");t(d.sub,r"\g<x>","a1");t(d.sub,"x",5);t(d.sub,"x");t(d.sub,repl="x",string="a1",count=1);t(d.sub,"x","a1","1")
t(d.sub,b"x","a");t(d.sub,rb"\\x","a1")
bd=re.compile(rb"\d+")
t(bd.sub,lambda m:m.group()+b"!",b"a1 b2");t(bd.sub,lambda m:"s",b"a1 b2");t(bd.sub,lambda m:bytearray(b"zz"),b"a1 b2");t(bd.sub,"x",b"a1");t(bd.sub,b"x",bytearray(b"a1"));t(bd.sub,b"x",b"none");t(bd.sub,lambda m:None,b"a1");t(bd.sub,rb"<\g<0>>",bytearray(b"a1b2"));t(bd.sub,lambda m:memoryview(b"q"),b"1")
t(d.sub,"\u20ac","a1 é2");t(d.sub,"x","\u20ac1\u20ac22");t(d.sub,r"\g<0>\g<0>","\u20ac1\u20ac22");t(d.sub,"","\u20ac1".replace("\u20ac","é"))
s="no digits";print(d.sub("x",s) is s, d.split(s)[0] is s)
