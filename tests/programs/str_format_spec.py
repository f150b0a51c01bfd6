# format() and f-strings: the specification language of str, __format__ of classes.
specs = ['', '5', '>5', '<5', '^5', '*^9', '=5', '+', '-', ' ', '#', 'z', '0', '05', '0>5', '.2', '.0', '10.2', 's', '5s',
         'd', 'c', 'x', ',', '_', '_,', '.', '5.', '{<5', '\xe9^7', 'ss', '<', '<<', 's5', '9' * 20, '.' + '9' * 20, '!r', '5 ']
for text in ('abc', '', '\xe9\u1234'):
    for spec in specs:
        try:
            print(ascii(text), ascii(spec), ascii(format(text, spec)))
        except ValueError as e:
            print(ascii(text), ascii(spec), ascii(str(e)))

name, width, value, none = 'w\u1234', 9, 12345.678, None
print(ascii(f'{name!r:>{width}}|{name!a:<{width}}|{name:^{width}}|{none!s:4}|'))
print(f'{value:,.2f} {value:{width}.{2}e} {int(value):#x} {int(value):_b} {value!r:.4}')
print(f'{{}} {width=} {width = :>4} {name=!a}')
print(f'{"nested"} {f"{width:>{width // 2}}"} {[1, 2][0]} { {"a": 1}["a"] }')
print(f'{True} {True:d} {True:5} {None} {1+2j:.1f} {b"x"} {[1]} {(1,)}')


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f'<{spec}:{self.amount}>'

    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr\xe9'


m = Money(5)
print(f'{m} {m:} {m:a b} {m!s} {m!r} {m!a} {m!s:>5} {m!r:.2}', format(m), format(m, 'x'), '{:y}'.format(m))


class Bad:
    def __format__(self, spec):
        return 1


class Plain:
    pass


class Sub(str):
    pass


print(repr(format(Sub('s'), '')), type(format(Sub('s'), '')), repr(f"{Sub('t'):>3}"))
for call in (lambda: format(Bad()), lambda: f'{Bad()}', lambda: format(Plain(), 'x'), lambda: f'{[1]:x}',
             lambda: format(1, 2), lambda: 'a'.__format__(1), lambda: f'{None:5}', lambda: f"{'a':{'q'}}"):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
