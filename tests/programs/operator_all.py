# The module operator.
import operator as op


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(op.add(1, 2), op.sub(1, 2), op.mul(3, 4), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 2), op.pow(2, 5))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.neg(1), op.pos(1), op.invert(1), op.inv(1), op.abs(-1), op.not_(0), op.truth([]))
print(op.lt(1, 2), op.le(1, 2), op.eq(1, 2), op.ne(1, 2), op.gt(1, 2), op.ge(1, 2), op.is_(None, None), op.is_not(1, None))
print(op.concat([1], [2]), op.contains([1], 1), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem([1, 2], 1), op.index(True), op.length_hint(iter([1, 2])), op.length_hint(5, 7))
a = [1]
op.iadd(a, [2])
op.setitem(a, 0, "x")
print(a, op.imul(a, 2), op.iconcat(a, [3]), op.ior({1}, {2}), op.call(max, 1, 5), op.__add__(1, 2), op.__and__(3, 1))
op.delitem(a, 0)
print(a)
get = op.itemgetter(1)
print(get([1, 2]), op.itemgetter(0, 2)("abc"), op.itemgetter("k")({"k": 5}), op.itemgetter(slice(1, 3))("abcd"), get)
print(sorted([(1, "b"), (0, "c"), (2, "a")], key=op.itemgetter(1)), op.itemgetter(1, 2))


class A:
    pass


x = A()
x.b = A()
x.b.c = 5
x.name = "n"
x.call = lambda *args, **kw: (args, kw)
print(op.attrgetter("name")(x), op.attrgetter("b.c")(x), op.attrgetter("name", "b.c")(x), op.attrgetter("b.c", "name"))
print(op.methodcaller("call", 1, k=2)(x), op.methodcaller("upper")("abc"), op.methodcaller("split", ",")("a,b"), op.methodcaller("call", 1, k=2))
show(op.itemgetter)
show(op.itemgetter(1))
show(op.itemgetter(5), [1])
show(op.attrgetter, 5)
show(op.attrgetter("zz"), x)
show(op.methodcaller)
show(op.methodcaller, 5)
show(op.methodcaller("zz"), x)
show(op.concat, 1, 2)
show(op.countOf, 5, 1)
show(op.indexOf, [1], 2)
show(op.add, 1, "a")
show(op.index, 1.5)
show(op.length_hint, 5, "a")
print(sum(map(op.mul, [1, 2, 3], [4, 5, 6])))
