# Which characters JSON escapes.
import json

for ascii_only in (True, False):
    text = "".join(map(chr, [*range(0x30), *range(0x5A, 0xA2), 0x2028, 0xFFFF, 0x10000, 0xD800]))
    print(ascii(json.dumps(text, ensure_ascii=ascii_only)))
    print(ascii(json.dumps({text[:3] + "\x7f": ["\x7f", "a\x7fb\xe9"]}, ensure_ascii=ascii_only)))
    for c in "\x7f\x1f\x80/\\\"":
        print(ascii(json.dumps(c, ensure_ascii=ascii_only)), json.loads(json.dumps(c)) == c)
print(ascii(json.encoder.encode_basestring("\x7f\x1f")), ascii(json.encoder.encode_basestring_ascii("\x7f\x1f")))
