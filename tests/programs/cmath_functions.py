import cmath
values = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e-310, -1e-160, 1e160, -1e308, 710.0, 1e-20, 3.7, float('inf'), float('-inf'),
          float('nan')]
names = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'log', 'log10', 'sin', 'sinh', 'sqrt', 'tan',
         'tanh', 'phase', 'polar', 'isfinite', 'isinf', 'isnan']


def total(texts):
    n = 0
    for text in texts:
        for c in text:
            n = n * 131 + ord(c) & 0xffffffff
    return n


def show(f, *args):
    try:
        x = f(*args)
    except (ValueError, OverflowError) as e:
        return f'{type(e).__name__} {e}'
    return f'({x.real!r}, {x.imag!r})' if isinstance(x, complex) else repr(x)


some = [0.5 - 2.5j, -1 + 0j, 710 + 1j, complex('inf'), complex(float('nan'), 1)]
for name in names:
    f = getattr(cmath, name)
    print(name, total(show(f, complex(x, y)) for x in values for y in values), *[show(f, z) for z in some])
print('rect', total(show(cmath.rect, r, phi) for r in values for phi in values))
