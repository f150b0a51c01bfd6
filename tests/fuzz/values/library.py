"""re, struct, json: patterns, formats and texts made of random parts."""
import json
import re
import struct

from show import outcome, described

ATOMS = ("a", "b", "c", ".", "[ab]", "[^a]", r"\d", r"\w", r"\s", r"\b", "^", "$", "é", "[a-c0-9]", r"\W", r"\S", r"\.", "-",
         r"\D", r"\B", r"\A", r"\Z", "[]a]", "[^]]", r"[\w-]", r"\x61", r"\u00e9", r"\n", " ", "A", "ß", "[a\\]", r"\1", "_")  # fmt: skip
REPEATS = ("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{2,}", "{0}", "{1,2}?", "*+", "++", "{2,1}", "{", "{a}", "?+")
GROUPS = ("({})", "(?:{})", "(?P<n>{})", "(?={})", "(?!{})", "(?<=a)({})", "(?<!b){}", "(?i:{})", "(?>{})", "(?P<m>{})",
          "(?-i:{})", "(?s:{})", "(?#x){}", "(?(1){}|c)", "({}", "{})", "(?x: {} )", "({})(?P=n)", "(?m:^{}$)")  # fmt: skip
FLAGS = (0, 0, 0, re.I, re.M, re.S, re.X, re.A, re.I | re.M, re.I | re.A)
REPLACEMENTS = ("x", "", r"\1", r"<\g<0>>", r"\g<n>", r"\n", r"\\", r"\g<1>\2", r"\q", r"\0", "é", r"\g<", r"\g<9>", r"\60")


def pattern(draw, depth=0):
    parts = []
    for _ in range(1 + draw.below(3)):
        if depth < 3 and draw.chance(30):
            part = draw.pick(GROUPS[:4] if draw.chance(60) else GROUPS).replace("{}", pattern(draw, depth + 1))
        else:
            part = draw.pick(ATOMS)
        if draw.chance(35) and part[0] == "(":
            part += draw.pick("*+?")  # counts: PCRE2 repeats a group that matched nothing, _sre does not
        elif draw.chance(35):
            part += draw.pick(REPEATS[:9] if draw.chance(80) else REPEATS)
        parts.append(part)
    return "".join(parts) + ("|" + pattern(draw, depth + 1) if depth < 2 and draw.chance(15) else "")


def subject(draw):
    return "".join([draw.pick("aabbcA 1-_.éßS\n") for _ in range(draw.below(14))])


def groups_of(match):
    if match is None:
        return None
    spans = [match.span(i) for i in range(match.re.groups + 1)]
    return spans, match.groups("-"), match.groupdict(), match.lastindex, match.lastgroup


def compiled(text, flags):
    return re.compile(text, flags)


def re_case(draw):
    text, flags, about = pattern(draw), draw.pick(FLAGS), subject(draw)
    if draw.chance(20):
        text, about = text.encode("latin-1"), about.encode("latin-1")
    new = draw.pick(REPLACEMENTS)
    new = new.encode("latin-1") if isinstance(text, bytes) else new
    parts = [f"re {text!r} {int(flags)} {about!r}"]
    try:
        found = compiled(text, flags)
    except re.error as error:
        return parts + [f"error: {error.msg} {error.pos} {error.lineno} {error.colno}"]
    except Exception as error:
        return parts + [f"{type(error).__name__}: {error}"]
    count = draw.below(3)
    start, end = draw.below(4), draw.below(14)
    uses = (
        ("search", lambda: groups_of(found.search(about))), ("match", lambda: groups_of(found.match(about))),
        ("fullmatch", lambda: groups_of(found.fullmatch(about))), ("findall", lambda: found.findall(about)),
        ("split", lambda: found.split(about, count)), ("sub", lambda: found.sub(new, about, count)),
        ("subn", lambda: found.subn(lambda m: m.group()[:1], about)), ("flags", lambda: (found.flags, found.groups, found.groupindex)),
        ("finditer", lambda: [groups_of(match) for match in found.finditer(about)]),
        ("bounds", lambda: groups_of(found.search(about, start, end))),
        ("expand", lambda: found.search(about).expand(new)),
    )  # fmt: skip
    for name, use in [draw.pick(uses) for _ in range(3)]:
        parts.append(f"{name} {outcome(use)}")
    return parts


def struct_case(draw):
    form, values = draw.pick(("", "", "<", ">", "=", "!", "@")), []
    for _ in range(draw.below(5)):
        code = draw.pick("xcbBhHiIlLqQ?efdsp" + ("nNP" if form in ("", "@") else "")) if draw.chance(97) else draw.letter()
        times = draw.pick(("", "", "", "2", "3" if code == "p" else "0", "3"))
        form += times + code + draw.pick(("", "", " "))
        if code == "x":
            continue
        for _ in range(1 if code in "sp" else int(times or 1)):
            values.append(struct_value(draw, code))
    if draw.chance(4):
        values.append(1)
    data = outcome(lambda: struct.pack(form, *values))
    parts = [f"struct {form!r} {described(values)}", outcome(lambda: struct.calcsize(form)), data]
    raw = bytes([draw.below(256) for _ in range(draw.below(24))])
    try:
        raw = struct.pack(form, *values)
    except Exception:
        pass
    parts.append(outcome(lambda: struct.unpack(form, raw)))
    parts.append(outcome(lambda: struct.unpack_from(form, raw + b"12", draw.below(3))))
    return parts


def struct_value(draw, code):
    if draw.chance(5):
        return draw.value()
    if code in "sp":
        return draw.bytes()
    if code == "c":
        return bytes([draw.below(256)])
    if code in "efd":
        return draw.real()
    if code == "?":
        return draw.pick((True, 0, 1, "", "x", None))
    return draw.integer() if draw.chance(30) else draw.below(120) if code in "BHILQNP" else draw.small()


def name_of(value):
    return type(value).__name__


def tree(draw, depth=0):
    kind = draw.below(8)
    if depth < 3 and kind < 2:
        return [tree(draw, depth + 1) for _ in range(draw.below(4))]
    if depth < 3 and kind < 4:
        keys = (draw.text, draw.small, lambda: draw.pick((None, True, 1.5)), draw.text)
        return {draw.pick(keys)(): tree(draw, depth + 1) for _ in range(draw.below(4))}
    if kind == 7 and draw.chance(30):
        return draw.value()
    return draw.pick((draw.text, draw.integer, draw.floating, draw.boolean, lambda: None, draw.text))()


def dumps_case(draw):
    value = tree(draw)
    options = {}
    for name, choices in (("indent", (None, 0, 2, "\t")), ("sort_keys", (True, False)), ("ensure_ascii", (True, False)),
                          ("allow_nan", (True, False)), ("skipkeys", (True, False)), ("default", (name_of, None)),
                          ("separators", ((",", ":"), (", ", ": "), None))):  # fmt: skip
        if draw.chance(30):
            options[name] = draw.pick(choices)
    shown = {name: "name_of" if options[name] is name_of else options[name] for name in options}
    return [f"dumps({described(value)}, {shown}) -> {outcome(lambda: json.dumps(value, **options))}"]


PIECES = ('{"a": 1}', "[1, 2]", "null", "true", "false", '"x"', "1", "-1.5e3", "[", "]", "{", "}", ",", ":", " ", "\n", '"a\\u00e9"',
          '"\\ud83d\\ude00"', '"\\x"', "NaN", "-Infinity", "Infinity", "tru", "01", "1.", "-", '"', '"\\', "'a'", "\t", '"\t"', "1e400",
          "12345678901234567890", "\ufeff", '{"a":1,"a":2}', "[1,]", "{,}", '{"a"}', "é")  # fmt: skip


def loads_case(draw):
    kind = draw.below(3)
    if kind == 0:
        text = "".join([draw.pick(PIECES) for _ in range(1 + draw.below(4))])
    else:
        text = json.dumps(tree(draw), default=name_of, skipkeys=True, indent=draw.pick((None, 1)), ensure_ascii=draw.boolean())
        if kind == 2 and text:
            at = draw.below(len(text))
            text = text[:at] + draw.pick(("", *PIECES)) + text[at + draw.below(2) :]
    given = text.encode("utf-8", "replace") if draw.chance(15) else text
    return [f"loads({given!r}) -> {outcome(lambda: json.loads(given))}"]


CASES = [re_case, re_case, re_case, struct_case, dumps_case, loads_case]
