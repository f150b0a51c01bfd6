# Imported by module.py.
UNITS = "cm2"


def scale(value, factor):
    return value * factor
