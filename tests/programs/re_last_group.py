import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


for pat,s in ((r"((a)b)","ab"),(r"(a)(b)?","a"),(r"(a)|(b)","b"),(r"((a)(b))","ab"),(r"(?P<x>(a))","a"),(r"(?P<x>a)|b","b"),(r"((ab)|c)+","abc"),(r"(a(b(c)))","abc"),(r"()a","a"),(r"a()","a"),(r"((a)|b)*","ab")):
    m=re.match(pat,s);print(m.lastindex,m.lastgroup,m.regs)
m=re.match("(" * 40 + "a" + ")" * 40,"a");print(m.lastindex,len(m.groups()),m.regs[-1])
t(re.findall,"(" * 20 + "a" + ")" * 20,"aa")
