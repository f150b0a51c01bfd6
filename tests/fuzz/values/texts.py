"""Formats, and numbers to text and back."""
from collections import deque

from show import described, outcome

TYPES = "bcdeEfFgGnosxX%"
FIELDS = ("", "0", "1", "a", "b", "0.real", "1[0]", "a[0]", "a[k]", "0.__class__.__name__", "2", "{", "0.nope",
          "1[-1]", "a.b", "0[", " 0", "1.", "[0]", "-1", "00")  # fmt: skip
NUMBERS = ("0", "1", "-1", "+5", " 12 ", "1_000", "1__0", "_1", "0x1F", "0b101", "0o17", "1e5", "1E-3", ".5", "5.",
           "inf", "-Infinity", "nan", "+nan", "1e400", "-1e-400", "٣٤", "１２", "0x", "1+2j", "j", "-j", "1e5j",
           "(1+2j)", "1 + 2j", "infj", "nan+nanj", "z", "", " ", "12_3.4_5", "1_e5", "0_0", "00", "09", "\x001",
           "1\n", "\u20031\u2003", "9" * 30, "1" * 310, "-0", "-0.0", "0b", "0b2", "zz", "7fffffff", "1,000")  # fmt: skip
HEXES = ("0x1p3", "0x1.8p0", "-0x.8p-1", "1.8", "inf", "0x1.fffffffffffff8p1023", "0x1p-1080", "nan", "0x1p", "0xg",
         " 0x1 ", "0x1.0p+0x", "0x1.00000000000008p0", "-0x0p0", "0x1p5000000000", "1p-1074", "0x1.8p-1074", "",
         "0x123456789abcdef.8", "infinity", "-Inf", "0x1_0")  # fmt: skip


def specification(draw):
    """What may follow the colon of a field."""
    parts = []
    if draw.chance(35):
        parts.append((draw.letter() if draw.chance(60) else "") + draw.pick("<>=^"))
    for text, percent in ((draw.pick("+- "), 25), ("z", 6), ("#", 15), ("0", 15), (str(draw.below(30)), 45),
                          (draw.pick(",_"), 15), (f".{draw.below(22)}", 40), (draw.pick(TYPES), 75)):  # fmt: skip
        if draw.chance(percent):
            parts.append(text)
    if draw.chance(3):
        parts.insert(draw.below(len(parts) + 1), draw.letter())
    return "".join(parts)


def value_to_format(draw):
    kind = draw.below(10)
    if kind < 8:
        return (draw.integer, draw.floating, draw.floating, draw.text, draw.complex, draw.small, draw.boolean,
                draw.big)[kind]()  # fmt: skip
    return formatted(draw)


def formatted(draw):
    """Any value but a deque, which % takes for a mapping (docs/compatibility.md)."""
    value = draw.value()
    return list(value) if isinstance(value, deque) else value


def format_case(draw):
    value, text = value_to_format(draw), specification(draw)
    return [f"format({described(value)}, {text!r}) -> {outcome(lambda: format(value, text))}"]


def percent_field(draw, named):
    parts = ["%"]
    if named:
        parts.append(draw.pick(("(a)", "(b)", "(b)", "(nope)", "((a))", "()")) if draw.chance(90) else "")
    for text, percent in ((draw.pick("#0- +"), 30), (draw.pick("#0- +"), 10), (draw.pick((str(draw.below(14)), "*")), 35),
                          (draw.pick((f".{draw.below(12)}", ".*", ".")), 25), (draw.pick("hlL"), 4)):  # fmt: skip
        if draw.chance(percent):
            parts.append(text)
    parts.append(draw.pick("diouxXeEfFgGcrsa%") if draw.chance(96) else draw.pick(("y", "", "é", "b", "{")))
    return "".join(parts)


def percent_case(draw):
    named = draw.chance(15)
    form = "".join([percent_field(draw, named) + draw.pick(("", " ", "x", "é")) for _ in range(draw.below(4))])
    if "*" in form:
        values = tuple([draw.pick((draw.small(), draw.count(), draw.text())) for _ in range(form.count("%") + form.count("*"))])
    elif named:
        values = {"a": value_to_format(draw), "b": draw.number(), "": 1, "(a)": 2}
    else:
        values = tuple([value_to_format(draw) for _ in range(form.count("%") - draw.below(8) // 7)])
        if len(values) == 1 and draw.chance(50):
            values = values[0]
    if draw.chance(25):
        binary = form.replace("é", "").encode()
        return [f"{binary!r} % {described(values)} -> {outcome(lambda: binary % values)}"]
    return [f"{form!r} % {described(values)} -> {outcome(lambda: form % values)}"]


def field(draw):
    name = draw.pick(FIELDS[:5]) if draw.chance(75) else draw.pick(FIELDS)
    conversion = draw.pick(("!r", "!s", "!a", "!x", "!")) if draw.chance(20) else ""
    inner = draw.pick(("{0}", "{}", "{a}", ">{1}", ".{1}")) if draw.chance(10) else specification(draw)
    return "{" + name + conversion + (":" + inner if draw.chance(50) else "") + "}"


def str_format_case(draw):
    between = ("", "x", "é", "", "{{") if draw.chance(90) else ("", "}}", "}", "{")
    form = "".join([draw.pick(between) + field(draw) for _ in range(1 + draw.below(3))])
    first = draw.count() if any(inner in form for inner in (":{", ">{", ".{")) else value_to_format(draw)
    given = [first, draw.pick((draw.small(), draw.text(), draw.items(), draw.dict()))]
    named = {"a": draw.pick((first, {"k": 1, 0: 2}, [3])), "b": draw.number()}
    text = f"{form!r}.format({described(given)}, {described(named)})"
    return [f"{text} -> {outcome(lambda: form.format(*given, **named))}"]


def digits(draw):
    """Text that may be a number."""
    if draw.chance(50):
        return draw.pick(NUMBERS)
    if draw.chance(20):
        return draw.plain()
    return repr(draw.real()) if draw.chance(50) else str(draw.complex())


def parse_case(draw):
    text = digits(draw)
    given = draw.pick((text, text, text, text.encode("utf-8", "replace"), draw.value()))
    kind = draw.below(6)
    if kind == 0:
        base = draw.pick((0, 2, 8, 10, 16, 36, 37, 1, -1, 3, 2**64))
        return [f"int({described(given)}, {base}) -> {outcome(lambda: int(given, base))}"]
    if kind == 4:
        text = draw.pick(HEXES) if draw.chance(70) else draw.floating().hex()
        return [f"float.fromhex({text!r}) -> {outcome(lambda: float.fromhex(text))}"]
    if kind == 5:
        if isinstance(given, int):
            return ["bytes"]
        return [f"bytes.fromhex({described(given)}) -> {outcome(lambda: bytes.fromhex(given))}"]
    make = (int, float, complex)[kind - 1]
    return [f"{make.__name__}({described(given)}) -> {outcome(lambda: make(given))}"]


def number_text_case(draw):
    """Numbers to texts: repr and the text of every base, there and back."""
    number = draw.number()
    make = draw.pick((str, repr, bin, oct, hex, ascii, lambda n: int(str(n)), lambda n: float(repr(n)), chr, round))
    parts = [f"{described(number)}: {outcome(lambda: make(number))}"]
    if draw.chance(30):
        parts.append(outcome(lambda: round(number, draw.below(30) - 10)))
    return parts


def from_bytes_case(draw):
    data, order, signed = draw.bytes_like(), draw.pick(("big", "little")), draw.boolean()
    given = data if draw.chance(80) else draw.items()
    text = f"int.from_bytes({described(given)}, {order!r}, signed={signed})"
    return [f"{text} -> {outcome(lambda: int.from_bytes(given, order, signed=signed))}"]


CASES = [format_case, format_case, percent_case, percent_case, str_format_case, parse_case, number_text_case,
         from_bytes_case]  # fmt: skip
