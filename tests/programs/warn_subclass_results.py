"""Results of __int__, __index__, __float__ and __complex__ that are of a subclass are deprecated."""
import operator
import warnings


class Int(int):
    pass


class Float(float):
    pass


class Complex(complex):
    pass


class Odd:
    def __index__(self):
        return Int(3)

    def __float__(self):
        return Float(2.5)

    def __complex__(self):
        return Complex(1j)


class True_:
    def __index__(self):
        return True

    __int__ = __index__


class Truncated:
    def __trunc__(self):
        return 7


warnings.simplefilter("always")
for call in (lambda: int(Odd()), lambda: operator.index(Odd()), lambda: [1, 2, 3, 4][Odd()],
             lambda: float(Odd()), lambda: complex(Odd()), lambda: int(True_()),
             lambda: bin(True_()), lambda: int(Truncated()), lambda: float(Float(1)), lambda: int(Int(4))):
    with warnings.catch_warnings(record=True) as seen:
        result = call()
    print(result, type(result).__name__, [(w.category.__name__, str(w.message)) for w in seen])
warnings.simplefilter("error")
for call in lambda: int(Odd()), lambda: float(Odd()), lambda: complex(Odd()), lambda: int(Truncated()):
    try:
        print(call())
    except DeprecationWarning as e:
        print("raised", str(e)[:30])
