"""Prints a table of areas."""
import math
from shapes_helper import scale as by, UNITS

NAMES = ("circle", "square")
PI_ISH = round(math.pi, 2)


def area(name, size=1.0):
    return size * size * (PI_ISH if name == "circle" else 1)


if __name__ == "__main__":
    for name in NAMES:
        print(name, by(area(name), 3), UNITS)
