"""Modules of the library that have a half in C: io, array, codecs, binascii, csv, heapq, random and others."""
import array
import base64
import binascii
import bisect
import codecs
import copy
import csv
import heapq
import io
import pickle
import random
import statistics
import unicodedata
import zlib

from draw import CODES, HANDLERS
from show import described, outcome

ENCODINGS = CODES + ("unicode_escape", "raw_unicode_escape", "utf-8-sig", "utf-7", "utf-16-be", "utf-32", "cp1252", "punycode", "idna")


def lines_of(target, steps):
    """Calls by name, one after the other: what each came to."""
    return [f"{name}({', '.join([described(value) for value in given])}) -> {outcome(lambda: getattr(target, name)(*given))}" for name, given in steps]


def stream_case(draw):
    is_text = draw.chance(50)
    start = draw.text() if is_text else draw.bytes()
    newline = draw.pick((None, "", "\n", "\r", "\r\n", "x"))
    made = outcome(lambda: io.StringIO(start, newline) and 1) if is_text else "1"
    if made != "1":
        return [f"StringIO({start!r}, {newline!r}): {made}"]
    target = io.StringIO(start, newline) if is_text else io.BytesIO(start)
    data = draw.text if is_text else draw.bytes_like
    steps = []
    for _ in range(1 + draw.below(5)):
        size = draw.pick((None, -1, 0, 1, 3, 100, True)) if draw.chance(30) else draw.below(5)
        steps.append(draw.pick((("read", (size,)), ("read", ()), ("readline", (size,)), ("readline", ()), ("write", (data(),)), ("seek", (draw.below(8) - 1,)),
                                ("seek", (draw.below(3) - 1, draw.below(4))), ("tell", ()), ("truncate", ()), ("truncate", (size,)), ("readlines", ()), ("readlines", (size,)),
                                ("getvalue", ()), ("writelines", ([data(), data()],)), ("__next__", ()), ("write", (draw.value(),)), ("readable", ()), ("isatty", ())) ))  # fmt: skip
    if draw.chance(8):
        steps.insert(draw.below(len(steps)), ("close", ()))
    return [f"{type(target).__name__} {start!r} {newline!r}", *lines_of(target, steps), outcome(target.getvalue)]


def text_file_case(draw):
    raw = io.BytesIO(draw.bytes())
    newline, encoding = draw.pick((None, "", "\n", "\r", "\r\n")), draw.pick(("utf-8", "latin-1", "ascii", "cp1252", "utf-8-sig"))
    errors = draw.pick(HANDLERS[:4])
    start = raw.getvalue()
    target = io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline=newline)
    steps = [draw.pick((("read", (draw.below(4),)), ("read", ()), ("readline", ()), ("write", (draw.text(),)), ("readlines", ()), ("flush", ())) ) for _ in range(1 + draw.below(5))]  # fmt: skip
    return [f"text {start!r} {encoding} {errors} {newline!r}", *lines_of(target, steps + [("flush", ())]), outcome(raw.getvalue)]


def array_case(draw):
    code = draw.pick("bBhHiIlLqQfdu")
    items = "".join([draw.letter() for _ in range(draw.below(6))]) if code == "u" else [draw.below(100) for _ in range(draw.below(7))]
    target = array.array(code, items)
    one = draw.letter() if code == "u" else draw.pick((1, 5, 127, 128, 255, -1, 65536, 2**31, 2**64, 1.5))
    where, bound = draw.slice(), draw.below(9) - 4
    other = draw.pick((array.array(code, items[:2]), array.array("b", [1]), items, draw.bytes(), draw.value()))
    steps = [draw.pick((("append", (one,)), ("extend", (other,)), ("insert", (bound, one)), ("pop", ()), ("pop", (bound,)), ("remove", (one,)), ("index", (one,)), ("count", (one,)),
                        ("reverse", ()), ("tobytes", ()), ("tolist", ()), ("frombytes", (draw.bytes(),)), ("fromlist", (draw.ints(),)), ("tolist", ()) if code == "u" else ("byteswap", ()), ("__getitem__", (where,)),
                        ("__getitem__", (bound,)), ("__setitem__", (where, other)), ("__setitem__", (bound, one)), ("__delitem__", (where,)), ("__add__", (other,)), ("__mul__", (draw.small(),)),
                        ("__iadd__", (other,)), ("__contains__", (one,)), ("__eq__", (other,)), ("__lt__", (other,)), ("__repr__", ()), ("__imul__", (draw.small(),))) ) for _ in range(3)]  # fmt: skip
    lines = [f"array {code} {items!r}"]
    for step in steps:
        lines += lines_of(target, [step]) + [outcome(lambda: repr(target))]
    return lines


def codec_case(draw):
    name, handler = draw.pick(ENCODINGS), draw.pick(HANDLERS)
    if draw.chance(50):
        text = draw.text()
        return [f"{text!r}.encode({name}, {handler}) -> {outcome(lambda: text.encode(name, handler))}"]
    data = draw.bytes()
    parts = [f"{data!r}.decode({name}, {handler}) -> {outcome(lambda: data.decode(name, handler))}"]
    if draw.chance(30) and name in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-8-sig", "cp437", "cp1252"):
        decoder = codecs.getincrementaldecoder(name)(handler)
        parts += [outcome(lambda: decoder.decode(data[i : i + 2], i + 2 >= len(data))) for i in range(0, len(data), 2)]
    return parts


def binary_case(draw):
    data = draw.bytes_like() if draw.chance(85) else draw.text()
    name = draw.pick(("hexlify", "unhexlify", "b2a_base64", "a2b_base64", "crc32", "crc_hqx", "b2a_qp", "a2b_qp", "b2a_uu", "a2b_uu"))
    more = (draw.below(70000),) if name == "crc_hqx" else ()
    parts = [f"{name}({described(data)}) -> {outcome(lambda: getattr(binascii, name)(data, *more))}"]
    coder = draw.pick(("b64encode", "b64decode", "b32encode", "b32decode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "urlsafe_b64encode"))
    parts.append(f"{coder} {outcome(lambda: getattr(base64, coder)(data))}")
    if isinstance(data, bytes):
        parts.append(outcome(lambda: (zlib.crc32(data), zlib.adler32(data, 5), zlib.decompress(zlib.compress(data)) == data)))
        parts.append(outcome(lambda: zlib.decompress(data)))
    return parts


def csv_case(draw):
    options = {}
    for name, choices in (("delimiter", (",", ";", "\t", "", "ab")), ("quotechar", ('"', "'", None)), ("doublequote", (True, False)), ("escapechar", (None, "\\")),
                          ("lineterminator", ("\r\n", "\n", "|")), ("quoting", (0, 1, 2, 3, 4)), ("skipinitialspace", (True, False)), ("strict", (True, False))):  # fmt: skip
        if draw.chance(25):
            options[name] = draw.pick(choices)
    if draw.chance(50):
        text = "".join([draw.pick('ab,; "\'\n\\1.5\r') for _ in range(draw.below(16))])
        return [f"csv.reader({text!r}, {options}) -> {outcome(lambda: list(csv.reader(io.StringIO(text, ''), **options)))}"]
    row = [draw.leaf() for _ in range(draw.below(4))]

    def write():
        out = io.StringIO()
        return csv.writer(out, **options).writerow(row), out.getvalue()

    return [f"csv.writer({described(row)}, {options}) -> {outcome(write)}"]


def heap_case(draw):
    heap = draw.ints() if draw.chance(85) else draw.items()
    heapq.heapify(heap) if draw.chance(50) and all(isinstance(n, int) for n in heap) else None
    item, n = draw.small(), draw.below(5) - 1
    name = draw.pick(("heappush", "heappop", "heapreplace", "heappushpop", "heapify", "nsmallest", "nlargest"))
    given = {"heappop": (heap,), "heapify": (heap,), "nsmallest": (n, heap), "nlargest": (n, heap)}.get(name, (heap, item))
    text = f"{name}{described(given)}"
    parts = [f"{text} -> {outcome(lambda: getattr(heapq, name)(*given))}", described(heap)]
    items = sorted(draw.ints()) if draw.chance(90) else draw.items()
    which, bounds = draw.pick(("bisect_left", "bisect_right", "insort", "insort_left")), [draw.below(6) - 1 for _ in range(draw.below(3))]
    text = f"{which}({described(items)}, {item}, {bounds})"
    return parts + [f"{text} -> {outcome(lambda: getattr(bisect, which)(items, item, *bounds))}", described(items)]


def random_case(draw):
    source, seed = random.Random(draw.pick((0, 1, 2**70, "abc", b"x", 2.5, -3))), draw.below(100)
    source.seed(seed)
    steps = (("random", ()), ("randint", (draw.small(), draw.count())), ("randrange", (draw.integer(),)), ("randrange", (draw.small(), draw.count(), draw.small())), ("choice", (draw.items(),)),
             ("sample", (draw.ints(), draw.below(5) - 1)), ("uniform", (draw.floating(), draw.floating())), ("gauss", (0, 1)), ("getrandbits", (draw.below(100) - 1,)), ("randbytes", (draw.below(9),)),
             ("choices", (draw.items(), None)), ("triangular", ()), ("expovariate", (1.5,)), ("betavariate", (1, 2)), ("normalvariate", (0, 2)), ("vonmisesvariate", (1, 2)), ("paretovariate", (2,)))  # fmt: skip
    return [f"random {seed}", *lines_of(source, [draw.pick(steps) for _ in range(3)])]


def statistics_case(draw):
    data = [draw.pick((draw.small, draw.small, draw.floating))() for _ in range(draw.below(6))]
    name = draw.pick(("mean", "fmean", "median", "median_low", "median_high", "mode", "multimode", "variance", "pstdev", "stdev", "harmonic_mean", "geometric_mean", "quantiles", "pvariance"))
    return [f"statistics.{name}({data}) -> {outcome(lambda: getattr(statistics, name)(data))}"]


def character_case(draw):
    letter = chr(draw.below(0x3000)) if draw.chance(60) else draw.letter()
    name = draw.pick(("name", "category", "bidirectional", "combining", "east_asian_width", "mirrored", "decomposition", "numeric", "digit", "decimal"))
    form, text = draw.pick(("NFC", "NFD", "NFKC", "NFKD", "NFX")), draw.text() + letter
    return [f"{name}({letter!r}) -> {outcome(lambda: getattr(unicodedata, name)(letter))}", f"{form} {text!r} {outcome(lambda: unicodedata.normalize(form, text))}",
            outcome(lambda: (text.upper(), text.lower(), text.title(), text.casefold(), text.swapcase(), text.isidentifier(), text.isprintable()))]  # fmt: skip


def copy_case(draw):
    value, protocol = draw.container() if draw.chance(70) else draw.leaf(), draw.below(6)
    if not isinstance(value, memoryview):
        return [f"copies of {described(value)}", outcome(lambda: pickle.loads(pickle.dumps(value, protocol))), outcome(lambda: copy.deepcopy(value)), outcome(lambda: copy.copy(value))]
    return ["copies"]


CASES = [stream_case, stream_case, text_file_case, array_case, codec_case, codec_case, binary_case, csv_case, heap_case, random_case, statistics_case, character_case, copy_case]
