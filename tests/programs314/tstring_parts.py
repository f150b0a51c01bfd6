# PEP 750: a t-string is a Template of texts and interpolations; nothing is formatted.
from string.templatelib import Interpolation, Template

name, width = "World", 10
t = t"Hello {name!r:>{width}} {name + "!"} end"
print(t)
print(t.strings, t.values)
for i in t.interpolations:
    print(i, i.value, i.expression, i.conversion, repr(i.format_spec))
print(list(t), list(t""), list(t"a"), list(t"{1}{2}"))
print(t"".strings, t"{1}{2}".strings, t"a{1}".strings, t"{{}}".strings)
print(t"{name=}", t"{name = }", t"{name=:>5}", t"{ name }", t"{
    name  # comment
    }")
print(t"a{1}" t"b" rt"\n{2}" Tr"\d{3}", (t"a{1}" + t"b{2}").strings, (t"a" + t"b").strings)
print(t"{t"{name}"}", t"{f"{name}"}", f"{t"{name}".strings}")
print(type(t), Template is type(t), Interpolation is type(t.interpolations[0]))
print(t"{(lambda x: x)(3)} {[n for n in range(2)]} {name if width else 0} {*[1], 2}")


def noisy(value):
    print("evaluated", value)
    return value


class Never:
    def __format__(self, spec):
        raise AssertionError

    __str__ = __repr__ = None


def make(value):
    return t"{noisy(1)} {value!s:{noisy("spec")}} {noisy(2)}"


print(make(Never()).interpolations[1].format_spec)
try:
    t"{noisy(3)} {1 / 0} {noisy(4)}"
except ZeroDivisionError as e:
    print(e)


def generator():
    template = t"{(yield 1)} {yield 2:{(yield 3)}}"
    yield template


g = generator()
next(g)
g.send("a"), g.send("b")
print(g.send("c"))


async def coroutine():
    async def value():
        return 5

    return t"{await value()}"


try:
    coroutine().send(None)
except StopIteration as e:
    print(e.value)


class Scope:
    x = 1
    template = t"{x} {[x for y in [1]] if 0 else x}"


print(Scope.template.values)
match t"{name!s:x}".interpolations[0]:
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, spec)


def html(template):
    parts = []
    for item in template:
        match item:
            case str() as text:
                parts.append(text)
            case Interpolation(value, _, conversion, spec):
                parts.append(format(value, spec).replace("<", "&lt;"))
    return "".join(parts)


print(html(t"<b>{"<script>"}</b> {3.14159:.2f}"))
