# IGNORECASE takes for cases of each other what CPython does: dotted and dotless i, the ligatures of st,
# two Greek letters with two accents; as characters, in sets, ranges and their opposites, in every
# operation.
import re

groups = ["iI\u0130\u0131", "\ufb05\ufb06", "\u1fd3\u0390", "\u1fe3\u03b0", "sS\u017f", "kK\u212a",
          "\xe5\xc5\u212b", "\xb5\u03bc\u039c", "\u03c3\u03c2\u03a3", "\xdf\u1e9e", "\u01c4\u01c5\u01c6",
          "\u03b8\u03d1\u03f4\u0398", "\u0345\u03b9\u1fbe\u0399", "\u1e61\u1e60\u1e9b", "\u0432\u0412\u1c80"]
every = "".join(groups) + "aAzZ\u0100\u0101"
for group in groups:
    for c in group:
        print(ascii(c), *[
            "".join(str(int(bool(re.fullmatch(p, d, re.I)))) for d in every)
            for p in (c, f"[{c}]", f"[^{c}]", f"[{c}-{c}]", f"[^{c}x]", f"{c}+", f"(?:{c}|x)", f"(?i:{c})")
        ])
        print("    ", *[
            "".join(str(int(bool(re.fullmatch(p, d, f)))) for d in every)
            for p, f in ((c, re.I | re.A), (f"[{c}]", re.I | re.A), (c, 0), (f"[{c}]", 0))
        ])
for p in ("[a-z]", "[A-Z]", "[^a-z]", "[h-j]", "[\u0100-\u0200]", "[\u0300-\u0400]", "[\ufb00-\ufb05]", "[^A-Z0-9]",
          "[\\w]", "[^\\W]", "\\w", "[\u1f00-\u1fff]"):
    print(ascii(p), *["".join(str(int(bool(re.fullmatch(p, d, f)))) for d in every) for f in (re.I, re.I | re.A, 0)])
print(re.findall("(?i)ER\u0130\u015e\u0130M|i", "eri\u015fim \u0130 \u0131 I i"))
print(re.sub("I", "_", "I\u0131\u0130i", flags=re.I), re.split("i", "a\u0130b\u0131c", flags=re.I))
print(re.search("x?i{2,3}", "z\u0131\u0130I", re.I).span(), re.match("(?i:i)i", "Ii"), re.match("(?i:i)i", "\u0131I"))
print([m.span() for m in re.finditer("fin", "F\u0130N fin F\u0131n", re.I)])
print(re.compile("f[i]n", re.I).subn("-", "F\u0130N fin F\u0131n"))
print(re.fullmatch("i", "I"), re.fullmatch(b"[a-i]", b"I", re.I), re.findall("(?ai)i", "iI\u0130\u0131"))
print(re.fullmatch("\ufb05", "\ufb06", re.I) is not None, re.fullmatch("[\u1fd3]", "\u0390", re.I) is not None)
