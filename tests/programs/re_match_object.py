import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


p=re.compile(r"(?P<k>\w+)=(?P<v>\d+)?")
m=p.match("key=123 x")
t(m.group);t(m.group,0);t(m.group,1,2);t(m.group,"k","v");t(m.group,3);t(m.group,"zz");t(m.group,-1);t(m.group,[]);t(m.group,True);t(m.group,1.5);t(m.group,10**30)
class Ix:
    def __index__(self): return 2
class BadIx:
    def __index__(self): return 1/0
t(m.group,Ix());t(m.group,BadIx());t(lambda:m["k"]);t(lambda:m[9]);t(lambda:m[1])
t(m.groups);t(m.groupdict);t(m.span);t(m.span,1);t(m.start,"k");t(m.end,"v");t(m.start,4);t(m.start,1,2);t(m.span,group=1)
t(lambda:m.regs);t(lambda:m.lastindex);t(lambda:m.lastgroup);t(lambda:(m.pos,m.endpos,m.string,m.re is p))
m2=p.match("key=");t(m2.groups);t(m2.groups,0);t(m2.groups,default="d");t(m2.groupdict);t(m2.groupdict,default=5);t(m2.groupdict,7);t(m2.group,2);t(m2.span,2);t(lambda:m2.lastindex);t(m2.groups,1,2);t(m2.groups,x=1)
t(m.expand,r"\2-\g<k>-\1-\n");t(m2.expand,r"[\2]");t(m.expand,"x");t(m.expand,r"\5");t(m.expand,b"x")
t(repr,m);t(repr,p);t(p.search,"  a=1",2,4);t(p.search,"  a=1",pos=3);t(p.match,"a=1",endpos=1);t(p.fullmatch,"a=1");t(p.fullmatch,"a=1 ");t(p.match);t(p.match,1);t(p.match,b"a");t(p.match,"a","b");t(p.match,"a",1,2,3);t(p.search,None)
t(p.search,"a=1",-5,100);t(p.search,"a=1",5);t(p.search,"a=1",2,1);t(p.search,"a=1",10**30)
