"""Support for template strings, t"...": their types, and the conversions of f-strings.

Python 3.11's `string` is a plain module; this stands in it as in the package of 3.14.
"""

Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])


def convert(obj, /, conversion):
    """What !r, !s or !a makes of an object; None changes nothing."""
    match conversion:
        case None:
            return obj
        case "r":
            return repr(obj)
        case "s":
            return str(obj)
        case "a":
            return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")


def _template_unpickle(*args):
    if len(args) != 2:
        raise ValueError("Template expects tuple of length 2 to unpickle")
    strings, interpolations = args
    parts = [strings[0]]
    for interpolation, string in zip(interpolations, strings[1:]):
        parts += interpolation, string
    return Template(*parts)
