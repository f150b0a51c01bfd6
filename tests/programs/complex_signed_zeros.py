"""complex() of one complex number keeps the signs of its zeros."""


class Sub(complex):
    pass


for x in 0.0, -0.0, 1.5:
    for y in 0.0, -0.0, -2.5:
        print(complex(Sub(x, y)), Sub(complex(x, y)), complex(complex(x, y), 0), complex(x, y))
