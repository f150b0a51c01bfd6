import _string


def attempt(f, *args):
    try:
        for part in f(*args):
            print(part, end=' ')
        print()
    except (ValueError, TypeError) as e:
        print(repr(args), type(e).__name__, e)


for s in ['a{{b{c}', 'x', '', '{a!r:{w}}}}', '{', '}', '{a', '{a!', '{a!r', '{a!rx}', '{a[b}]}', '{a{b}', '{a:{b',
          '{}{:x}', '{!}', 'a}}b', '{a!r:}', '{a[}', '\u20ac{\u20ac:\u20ac}\u20ac', 'one {two} {', 3]:
    attempt(_string.formatter_parser, s)


def split(s):
    first, rest = _string.formatter_field_name_split(s)
    yield first
    yield from rest


for s in ['a.b[c][0].d', '0', '', '0[1]', '[x]', 'a.', 'a[', 'a[]', 'a[b]c', '-1', '99999999999999999999', '.a', 'a..b',
          'a[0', 'a[-1]', '1_0', 3]:
    attempt(split, s)
print(type(_string.formatter_parser('')).__name__)
