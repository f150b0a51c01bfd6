# A name counts in its normal form, NFKC, wherever it stands.
import math as ｍath
from math import ｓqrt, pi as ℼ

µ = 5
print(μ, [n for n in globals() if n in ("\u00b5", "\u03bc")])
é = 1
print(é, "\u00e9" in globals(), "e\u0301" in globals())
print(ｍath.sqrt(4), math.ｓqrt(9), ｓqrt(16), sqrt(25), π == math.pi)


class Ａ:
    ﬁeld = 1

    def 𝑚ethod(self, ａ=1, *, 𝒃=2):
        self.ﬀ = ａ + 𝒃
        return self.ff

    def __ﬁ(self):
        return "private"

    def call(self):
        return self.__fi()


a = A()
print(A.field, a.ﬁeld, a.method(ａ=3, b=4), a.method(a=1, 𝒃=1), vars(a), a.call(), a._A__fi())
print(sorted(n for n in vars(A) if n[0] != "_" or "fi" in n))
# Strings are not names.
print(hasattr(a, "ﬀ"), hasattr(a, "ff"), getattr(A, "ﬁeld", None))


# What is written as no keyword is none, and its normal form may be one.
𝐝𝐞𝐟 = 1
print(𝐝𝐞𝐟, globals()["def"])


def f(ⅰf, **ｋ):
    ｇ = ⅰf
    nonlocal_ = [ｇ for ｇ in range(2)]

    def inner():
        nonlocal ｇ
        g += 1
        return ｇ

    return inner(), nonlocal_, ｋ, locals()["g"]


print(f(if_ := 1, ｋey=2), f(**{"if": 3}))
del µ
print("\u03bc" in globals())
global_한 = "한"
print(global_한, ｄict(ª=1, º=2))
for ﬁ in "x":
    print(fi)
with open(__file__, encoding="utf-8") as ﬂ:
    print(fl.closed)
try:
    raise ValueError(1)
except ValueError as ℯ:
    print(e)
match [1, 2]:
    case [ｘ, *ｙ]:
        print(x, y)
print((lambda ａ: a)(1), {ａ for ａ in [1]}, [z := 2, ｚ])
ℌ: int = 3
print(H, __annotations__)
x·y = 1
print(x·y, 名前 := 2, 名前)
