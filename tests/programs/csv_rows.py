# _csv: readers, writers and dialects, and everything they refuse.
import io
import _csv as csv


class Excel:
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect("excel", Excel)
csv.register_dialect("excel-tab", Excel, delimiter="\t")


def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
def r(x, **k): return list(csv.reader(x, **k))
def w(rows, **k):
    s=io.StringIO(newline=""); o=csv.writer(s, **k); n=[o.writerow(q) for q in rows]; return s.getvalue(), n
print(sorted(n for n in dir(csv) if n[0]!="_" or n=="__version__"))
for f in [lambda:r(["a,b,c"]), lambda:r(['"a,b",c','d,"e""f",g']), lambda:r(['"a','b",c']), lambda:r(['a "b" c,d']), lambda:r(["a;b"],delimiter=";"), lambda:r(["a,'b,c'"],quotechar="'"), lambda:r(["a\\,b,c"],escapechar="\\"), lambda:r(["a, b, \"c\""],skipinitialspace=True), lambda:r(["1,\"2\",3.5"],quoting=csv.QUOTE_NONNUMERIC), lambda:r(["a,b"],quoting=csv.QUOTE_NONNUMERIC), lambda:r(['a,"b"'],quoting=csv.QUOTE_NONE), lambda:r(["a","","b"]), lambda:r(['"a"b,c']), lambda:r(['"a"b,c'],strict=True), lambda:r(['"abc'],strict=True), lambda:r(['"abc']), lambda:r(["a\nb"]), lambda:r(["a\rb"]), lambda:r(["a,b\r\n"]), lambda:r(["a\0b"]), lambda:r([b"a"]), lambda:r([5]), lambda:r(5), lambda:r("ab"), lambda:r(["a\\"],escapechar="\\"), lambda:r(["a\\"],escapechar="\\",strict=True), lambda:r(['""']), lambda:r(['"",""']), lambda:r([',']), lambda:r(['"a""']), lambda:r(["a\tb"],dialect="excel-tab"), lambda:r(["a"],dialect="nope"), lambda:r(["'a''b',c"],quotechar="'",doublequote=False), lambda:r(['"a\\"b"'],escapechar="\\",doublequote=False),lambda:r(["a,b"],quotechar=None,quoting=csv.QUOTE_NONE),lambda:r(['a\n','"b\n','c\n"'])]: t(f)
for f in [lambda:w([[1,"a",None,2.5]]), lambda:w([["a,b",'c"d',"e\nf"]]), lambda:w([["a","b"]],quoting=csv.QUOTE_ALL), lambda:w([["a",1,2.5,None]],quoting=csv.QUOTE_NONNUMERIC), lambda:w([["a,b"]],quoting=csv.QUOTE_NONE), lambda:w([["a,b"]],quoting=csv.QUOTE_NONE,escapechar="\\"), lambda:w([['a"b']],doublequote=False), lambda:w([['a"b']],doublequote=False,escapechar="\\"), lambda:w([[]]), lambda:w([[""]]), lambda:w([[None]]), lambda:w([[""]],quoting=csv.QUOTE_NONE), lambda:w([["a"]],lineterminator="!"), lambda:w([5]), lambda:w(["abc"]), lambda:w([["a'b"]],quotechar="'"), lambda:w([["a;b"]],delimiter=";"), lambda:w([[" a"]]), lambda:w([["a\rb"]]),lambda:w([["a!b"]],lineterminator="!"), lambda:w([['"']],quotechar=None,quoting=csv.QUOTE_NONE), lambda:w([["\\"]],escapechar="\\"), lambda:w([["\\a","b"]],escapechar="\\",quoting=csv.QUOTE_NONE), lambda:w([[float("nan"),1e300,10**30,True]]), lambda:w([["a",""],["",""]]), lambda:w([(x for x in "ab")])]: t(f)
class D: delimiter=";"; quotechar="'"; lineterminator="\n"; quoting=csv.QUOTE_MINIMAL; doublequote=True
print(w([["a;b","c'd"]],dialect=D)); print(r(["'a;b';c"],dialect=D()))
class Bad: delimiter=",,"; quotechar='"'; lineterminator="\n"; quoting=0
for f in [lambda:r(["a"],dialect=Bad), lambda:csv.reader([],delimiter=""), lambda:csv.reader([],delimiter=5), lambda:csv.reader([],delimiter=None), lambda:csv.reader([],quotechar=""), lambda:csv.reader([],quotechar=5), lambda:csv.reader([],quotechar=None).dialect.quoting, lambda:csv.reader([],escapechar="ab"), lambda:csv.reader([],lineterminator=None), lambda:csv.reader([],lineterminator=5), lambda:csv.reader([],quoting=9), lambda:csv.reader([],quoting="a"), lambda:csv.reader([],foo=1), lambda:csv.reader(), lambda:csv.writer(), lambda:csv.writer(5), lambda:csv.reader([],"excel","x"), lambda:csv.reader([],doublequote=5).dialect.doublequote, lambda:csv.reader([],strict=None).dialect.strict, lambda:csv.reader([]).dialect.lineterminator]: t(f)
d=csv.reader([]).dialect; print(type(d), d.delimiter, d.quotechar, d.escapechar, d.doublequote, d.skipinitialspace, d.lineterminator, d.quoting, d.strict)
print(csv.list_dialects()); csv.register_dialect("mine",delimiter="|"); print(csv.get_dialect("mine").delimiter, sorted(csv.list_dialects())); csv.unregister_dialect("mine"); t(lambda:csv.unregister_dialect("mine")); t(lambda:csv.get_dialect("mine")); t(lambda:csv.register_dialect(5)); t(lambda:csv.register_dialect("x",quoting=99)); t(lambda:csv.register_dialect()); t(lambda:csv.register_dialect("y",D)); print(csv.get_dialect("y").quotechar)
print(csv.field_size_limit(), csv.field_size_limit(10), csv.field_size_limit()); t(lambda:r(["a"*11])); t(lambda:r(["a"*10])); csv.field_size_limit(131072); t(lambda:csv.field_size_limit("a")); t(lambda:csv.field_size_limit(1.5))
x=csv.reader(["a","b"]); print(x.line_num, next(x), x.line_num, iter(x) is x)
t(lambda:csv.writer(io.StringIO()).writerows([[1],[2]])); t(lambda:csv.writer(io.StringIO()).writerows(5)); t(lambda:csv.writer(io.StringIO()).writerows([5]))
t(lambda:csv.Dialect(delimiter="|").delimiter); t(lambda:csv.Dialect("excel").quotechar); t(lambda:csv.Reader()); t(lambda:type(csv.writer(io.StringIO())))
class Num:
    def __str__(self): return "num,"
print(w([[Num()]]))
class Bs:
    def __str__(self): raise KeyError("x")
t(lambda:w([[Bs()]]))
class Wr:
    def write(self,s): raise OSError("full")
t(lambda:csv.writer(Wr()).writerow("a"))
def gen():
    yield "a,b"
    raise KeyError("it")
x=csv.reader(gen()); print(next(x)); t(lambda:next(x))
