"""The bits of a negative number have no end: that is an error."""
from enum import Flag, _iter_bits_lsb


class Color(Flag):
    RED, GREEN, BLUE = 1, 2, 4


print(list(_iter_bits_lsb(7)), list(_iter_bits_lsb(0)), list(_iter_bits_lsb(Color.BLUE | Color.RED)))
try:
    list(_iter_bits_lsb(-8))
except ValueError as e:
    print(e)
