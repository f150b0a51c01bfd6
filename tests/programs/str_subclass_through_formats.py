# A str subclass that __str__, __repr__ or __format__ gives: where it stays what it is, where its own
# __format__ is asked, and where a plain str is made of it.
class S(str):
    def __format__(self, spec):
        return "fmt" + spec

    def __str__(self):
        return S("str of S")


class Quiet(str):
    pass


class R:
    def __repr__(self):
        return S("abc")


class T:
    def __str__(self):
        return S("text")


class F:
    def __format__(self, spec):
        return S("formatted" + spec)


def show(*values):
    for v in values:
        print(type(v).__name__, [v.lower()], end=" ")
    print()


for o in (R(), T(), F(), S("s"), Quiet("q"), "plain", 5):
    print("--", type(o).__name__)
    if not isinstance(o, F):
        show(str(o), repr(o).split(" at ")[0])
        show(f"{o}", f"{o!s}", f"{o}|", f"{o!s}|", f"{o!s:}")
        show("%s" % o, "%s" % (o,), "%s|" % o, "|%s" % o, "%s%s" % (o, o), "%5s" % o, "%.9s" % o)
        show("%(k)s" % {"k": o}, "%-1s" % o, "%s%%" % o, "%.2s" % o)
        show("{}".format(o), "{}|".format(o), "|{}".format(o), "{!s}".format(o), "{!s:}".format(o))
        show("{0}{0}".format(o), "{k}".format(k=o), "{k}".format_map({"k": o}))
    if not isinstance(o, (F, T)):
        show(f"{o!r}", f"{o!a}", "%r" % (o,), "%a" % (o,), "{!r}".format(o), "{!a}".format(o))
        if not isinstance(o, (int, R)):
            show(f"{o!s:>9}", f"{o!r:>9}", "{!s:>9}".format(o), "{!r:>9}".format(o))
    if isinstance(o, F):
        show(f"{o}", f"{o:x}", f"{o}|", "{}".format(o), "{:x}".format(o), format(o), format(o, "y"))
    show(format(o), "".join([format(o)]))
    if isinstance(o, str):
        show("".join([o]), "".join([o, o]), o + "", "" + o, o * 1, o[:], o.strip(), o.replace("z", "y"))
        show("%s" % o, str.__str__(o), str.__format__(o, ""), str.__format__(o, "9"), str(o)[:])
        show(o.join(["x"]), o.join([o]), o.center(1), o.ljust(2), o.zfill(1), o.expandtabs(), o.translate({}))
        show(o.removeprefix("zz"), o.lstrip("zz"), o.casefold(), o.format(), o % ())
print(f"{S('x')!s}", f"{S('x')!r}", f"{S('x')!s:w}", f"{S('x'):w}", f"{Quiet('x')!s:>3}")
print("%s" % S("x"), "%r" % S("x"), "%s" % (T(),), "%5s|" % T(), "%-6s|" % R())
