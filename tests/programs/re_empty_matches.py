import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


for pat in (r"",r"x*",r"\b",r"\d+",r"(\d)|([a-z])",r"(?=a)",r"\w*?",r"$",r"^",r"(?m)^",r",\s*",r"(,)(\s*)", r"a|ab"):
    for s in ("","abc","a1 b22, c333","aaa","x,y, z\n,w","xaxbxc","\u4e2da1\u20ac","\U0001f600,1"):
        r=re.compile(pat)
        t(r.findall,s);t(r.split,s);t(r.sub,"-",s);t(r.subn,r"[\g<0>]",s);t(lambda:[x.span() for x in r.finditer(s)]);t(r.split,s,1);t(r.sub,"#",s,2);t(r.split,s,-1);t(r.sub,"#",s,-1);t(r.findall,s,1,3)
    b=re.compile(pat.encode())
    for s in (b"",b"abc",b"a1 b22, c333",bytearray(b"x,y, z\n,w"),memoryview(b"aaa")):
        t(b.findall,s);t(b.split,s);t(b.sub,b"-",s);t(b.subn,rb"[\g<0>]",s);t(lambda:[x.span() for x in b.finditer(s)])
