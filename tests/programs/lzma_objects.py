# _lzma: formats, filters and checks, limits, corrupt and truncated streams.
import _lzma
from _lzma import *
from _lzma import _encode_filter_properties, _decode_filter_properties


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


D = b"hello hello hello" * 1000


def both(data, dformat, dfilters=None, **options):
    c = LZMACompressor(**options)
    out = c.compress(data) + c.flush()
    d = LZMADecompressor(dformat, filters=dfilters)
    return len(out), d.decompress(out) == data, d.check, d.eof, d.unused_data


raw = [{"id": FILTER_DELTA, "dist": 5}, {"id": FILTER_LZMA2, "preset": 4, "dict_size": 1 << 16, "lc": 3}]
t(lambda: both(D, FORMAT_AUTO))
t(lambda: both(D, FORMAT_XZ, check=CHECK_CRC32, preset=1))
t(lambda: both(D, FORMAT_XZ, check=CHECK_SHA256, preset=9 | PRESET_EXTREME))
t(lambda: both(D, FORMAT_XZ, check=CHECK_NONE))
t(lambda: both(D, FORMAT_ALONE, format=FORMAT_ALONE))
t(lambda: both(D, FORMAT_RAW, raw, format=FORMAT_RAW, filters=raw))
t(lambda: both(D, FORMAT_AUTO, filters=raw))
t(lambda: both(D, FORMAT_AUTO, filters=[{"id": FILTER_X86, "start_offset": 16}, {"id": FILTER_LZMA2}]))
t(lambda: both(D, FORMAT_ALONE, format=FORMAT_ALONE, filters=[{"id": FILTER_LZMA1, "mode": MODE_FAST, "mf": MF_HC3, "nice_len": 64, "depth": 8, "lp": 1, "pb": 1}]))
c = LZMACompressor()
C = c.compress(D) + c.flush()
for f in (lambda: c.flush(), lambda: c.compress(b""), lambda: LZMACompressor(9), lambda: LZMACompressor(preset=5, filters=raw),
          lambda: LZMACompressor(FORMAT_ALONE, CHECK_CRC32), lambda: LZMACompressor(FORMAT_RAW), lambda: LZMACompressor(preset=99),
          lambda: LZMACompressor(filters=[]), lambda: LZMACompressor(filters=[5]), lambda: LZMACompressor(filters=[{}]),
          lambda: LZMACompressor(filters=[{"id": 98765}]), lambda: LZMACompressor(filters=[{"id": FILTER_LZMA2, "foo": 1}]),
          lambda: LZMACompressor(filters=[{"id": FILTER_DELTA, "foo": 1}]), lambda: LZMACompressor(filters=[{"id": FILTER_X86, "foo": 1}]),
          lambda: LZMACompressor(filters=[{"id": FILTER_LZMA2}] * 5), lambda: LZMACompressor(filters=[{"id": FILTER_LZMA2, "preset": 33}]),
          lambda: LZMACompressor(FORMAT_ALONE, filters=raw), lambda: LZMACompressor(check=7), lambda: LZMACompressor(filters=5),
          lambda: LZMADecompressor(9), lambda: LZMADecompressor(FORMAT_RAW), lambda: LZMADecompressor(FORMAT_XZ, filters=raw),
          lambda: LZMADecompressor(FORMAT_RAW, memlimit=5, filters=raw), lambda: LZMADecompressor(memlimit=10).decompress(C),
          lambda: LZMADecompressor().decompress(b"nothing at all"), lambda: LZMADecompressor().decompress(C[:40] + b"x" * 60),
          lambda: LZMADecompressor(FORMAT_ALONE).decompress(C), lambda: LZMADecompressor().decompress("a"),
          lambda: is_check_supported(CHECK_CRC64), lambda: is_check_supported(CHECK_UNKNOWN), lambda: _encode_filter_properties(raw[1]),
          lambda: _decode_filter_properties(FILTER_LZMA2, b"\x10"), lambda: _decode_filter_properties(FILTER_LZMA1, b"]\0\0\x80\0"),
          lambda: _decode_filter_properties(FILTER_DELTA, b"\x04"),
          lambda: _decode_filter_properties(FILTER_LZMA2, b"too long"), lambda: _encode_filter_properties(5), lambda: LZMAError.__mro__):
    t(f)
d = LZMADecompressor()
print(d.eof, d.needs_input, d.unused_data, d.check)
print(d.decompress(C[:20]), d.needs_input, d.eof, d.check)
out = d.decompress(C[20:] + b"rest", max_length=100)
print(len(out), d.needs_input, d.eof, d.unused_data)
while not d.eof:
    out += d.decompress(b"", 5000)
print(out == D, d.needs_input, d.unused_data)
t(lambda: d.decompress(b"more"))
d = LZMADecompressor()
print(b"".join(d.decompress(C[i:i + 1]) for i in range(len(C))) == D, d.eof)
print(sorted(n for n in dir(_lzma) if n[0] != "_"))
