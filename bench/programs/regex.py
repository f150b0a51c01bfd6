"""re: search, match, findall, sub, split, groups."""
import re

text = "alpha=1, beta=22; gamma=333 and delta = 4444\n" * 4
pair = re.compile(r"(\w+)\s*=\s*(\d+)")
total = 0
for i in range(60):
    total += len(pair.findall(text)) + len(re.split(r"[,;]\s*", text))
    total += len(re.sub(r"\d+", "n", text)) + len(pair.sub(lambda m: m[2], text))
    for m in pair.finditer(text):
        total += len(m.group(1)) + m.start()
    total += re.match(r"(?P<name>[a-z]+)", text).end("name") + (re.search("zeta", text) is None)
print(total)
