import array
import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


class S(str): pass
t(re.sub,"(?i)b","x","aBb");t(re.split,"(x)|y","axbyc");t(re.sub,"a",r"\\","a");t(re.subn,"a","b","aa",1);t(re.escape,"a.b");t(re.fullmatch,"a|ab","ab");t(re.search,"(?<=a)b","ab",0);t(re.compile("(?<=a)b").search,"ab",1);t(re.compile("^b").search,"ab",1);t(re.compile("b$").search,"abc",0,2)
t(re.compile,re.compile("a"),re.I);t(re.match,5,"a");t(re.compile("a").match,array.array("b",b"a"));t(re.compile(b"a").match,array.array("b",b"a"))
t(bool,re.match("",""));
import gc
class L(list): pass
def cyc():
    m=re.match("a",S("a"));m.string.self=m
cyc();gc.collect()
long="ab"*100000
print(len(re.findall("a",long)),len(re.sub("a","xyz",long)),len(re.split("b",long)),re.match("(?:ab)*",long).end(),re.match("(?:a|b)*",long).end(), re.match("(ab)*",long).span(1))
t(re.match,"(a*)*b","a"*28)
