import cmath
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.sqrt(-4), cmath.log(8, 2), cmath.log(1j, 1j), cmath.exp(True), cmath.polar(3 + 4j), cmath.rect(2, cmath.pi / 2))


class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 9.0


class Bad:
    def __complex__(self):
        return 1.0


print(cmath.sqrt(C()), cmath.sqrt(F()), abs(C().__complex__()))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1), cmath.isclose(1, 1.1, rel_tol=.2), cmath.isclose(0, 1e-12, abs_tol=1e-9),
      cmath.isclose(cmath.inf, cmath.inf), cmath.isclose(cmath.nan, cmath.nan), cmath.isclose(cmath.infj, 1))
for f in (lambda: cmath.sqrt('a'), lambda: cmath.sqrt(Bad()), lambda: cmath.log(0), lambda: cmath.log(1, 0), lambda: cmath.log(2, 1),
          lambda: cmath.exp(1e4), lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.sqrt(), lambda: cmath.rect(1),
          lambda: cmath.rect(1, 1j), lambda: cmath.atanh(1), lambda: cmath.polar(complex(1e308, 1e308)), lambda: cmath.log(1, 2, 3)):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
