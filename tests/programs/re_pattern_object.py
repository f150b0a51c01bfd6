import re


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as x:
        print(type(x).__name__, x)


p=re.compile(r"(?P<k>\w+)=(?P<v>\d+)?")
d=re.compile(r"\d+")
bd=re.compile(rb"\d+")
it=d.finditer("1 2");print(next(it),next(it));t(next,it,None);t(next,it,None);print(type(it).__name__)
sc=d.scanner("1 2");t(sc.search);t(sc.match);t(sc.search);t(sc.search);t(lambda:sc.pattern is d)
sc=re.compile("a|").scanner("aab");print([sc.match() for _ in range(6)])
t(lambda:d==re.compile(r"\d+"));t(lambda:d!=bd);t(lambda:d==5);t(lambda:hash(d)==hash(re.compile(r"\d+")));re.purge();t(lambda:d==re.compile(r"\d+"));t(lambda:hash(d)==hash(re.compile(r"\d+")))
import copy,pickle,weakref
t(lambda:copy.copy(d) is d);t(lambda:copy.deepcopy(d) is d);t(lambda:pickle.loads(pickle.dumps(d))==d);t(lambda:weakref.ref(d)() is d)
m=d.match("1");t(lambda:copy.copy(m) is m);t(lambda:copy.deepcopy(m) is m);t(pickle.dumps,m);t(re.Match);t(re.Pattern);t(lambda:re.Match[str]);t(lambda:re.Pattern[bytes]);t(setattr,d,"flags",1);t(setattr,m,"pos",1)
t(lambda:isinstance(d,re.Pattern) and isinstance(m,re.Match));print(type(d),type(m),type(d).__module__)
for f in (0,re.I,re.M|re.S,re.A,re.X|re.I): t(re.compile,"a",f);t(lambda:re.compile("a",f).flags)
t(re.compile,b"a",re.L);t(re.compile,"a"*300);t(lambda:d.groupindex);t(lambda:p.groupindex["k"])
t(lambda:re.compile(r"(a)(b)?(?:(c)|(d))").groups)
