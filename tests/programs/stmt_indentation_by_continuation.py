"""The indentation behind a continuation is what stands before the first one, if it is any."""


class A:
\
    x = 1
    y = 2


class B(object):
    """Doc."""
\
    def f(self):
        return 1

    g = 2


if 1:
  \
        z = 1
  z += 1
\
print(A.y, B().f(), B.g, z)
