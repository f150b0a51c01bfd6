"""Strings: concatenation, formatting, split, join, find, replace, case, encode, decode."""
text = "the quick brown fox jumps over the lazy dog " * 3
total = 0
for i in range(400):
    words = text.split()
    line = "-".join(words).upper().replace("THE", "a")
    total += line.find("dog") + text.count("o") + len(f"{i:>5}|{i!r}|{i * 0.5:.3f}")
    total += len("%s=%d" % ("k", i)) + len("{}:{:x}".format(i, i))
    for c in line[:20]:
        total += c.isalpha()
    s = ""
    for w in words:
        s += w
    total += len(s.encode().decode()) + s.startswith("the") + len(s.strip("te")) + ord(s[3])
print(total)
