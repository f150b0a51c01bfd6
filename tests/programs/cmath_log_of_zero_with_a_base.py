"""The logarithm of nothing is an error without a base only."""
import cmath


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for z in (0, 0j, -0.0, 1):
    for base in ((), (2,), (-2,), (2**64,), (0,), (1,), (float("inf"),)):
        attempt(lambda: cmath.log(z, *base))
