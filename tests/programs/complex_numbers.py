# complex: operators, text, errors.
def attempt(f, *args):
    try:
        return repr(f(*args))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as e:
        return type(e).__name__ + ": " + str(e)


VALUES = [0j, 1j, 1 + 2j, -1.5 + 0.5j, 3, 2.5, complex(1, -0.0), complex("inf+1j"), complex(0.0, float("nan")), 1e200 + 1e200j,
          complex(-0.0, -0.0), True]
for name, f in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b),
                ("**", lambda a, b: a ** b), ("==", lambda a, b: a == b), ("<", lambda a, b: a < b),
                ("//", lambda a, b: a // b), ("%", lambda a, b: a % b)):
    for a in VALUES:
        if name in ("<", "//", "%") and not isinstance(a, complex):
            continue
        print(name, a, [attempt(f, a, b) for b in VALUES[:4]], [attempt(f, b, a) for b in VALUES[4:6]])
for z in VALUES:
    print(z, -z, +z, attempt(abs, z), bool(z), z.real, z.imag, z.conjugate())
print(abs(3 + 4j), attempt(abs, 1e308 + 1e308j), (1 + 2j) ** 2, (1 + 2j) ** -2, (1 + 2j) ** 0.5, 2 ** (1 + 1j), 1j ** 2)
print((-8) ** (1 / 3), (-1) ** 0.5, attempt(pow, 0j, -1), attempt(pow, 1j, 2, 3), 0j ** 0, attempt(lambda: (1e200 + 1j) ** 3.5))
print(hash(1 + 0j) == hash(1), hash(2.5 + 0j) == hash(2.5), hash(1j), hash(1 + 2j), {1: "x"}[1 + 0j], 1 + 0j == 1, 1j == "a")
for text in ("1", "1j", "1+2j", "-1.5-2.5J", "j", "-j", "+j", " 1+j ", "(1+2j)", "( 1+2j )", "1 + 2j", "1+2", "1+2i", "", "()",
             "(1", "1)", "inf", "nanj", "inf-infj", "1e5+1e-5j", "1_0+2_0j", "1__0j", "1+2j3", "1+-2j", "\u0661+\u0662j", "1jj"):
    print(attempt(complex, text))
print(complex(), complex(1), complex(1, 2), complex(1j, 2j), complex(1.5, 1j), complex(real=1, imag=2), complex(imag=3))
print(attempt(complex, "1", 2), attempt(complex, 1, "2"), attempt(complex, None), attempt(complex, 1, None),
      attempt(complex, [], 1), attempt(complex, b"1"), attempt(int, 1j), attempt(float, 1j))


class C:
    def __complex__(self):
        return 3 + 4j


class D(complex):
    pass


print(complex(C()), D(1, 2), type(D(1, 2)).__name__, type(D(1, 2) + 1).__name__, D("3j").imag)
print(-0j, complex(-0.0, 0.0), complex(0.0, -0.0), 1e16j, 1e15 + 0.1j, 2 * 1j, 1j - 1, complex(float("inf"), float("nan")))
