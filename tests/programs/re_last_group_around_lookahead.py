"""A group around a lookahead is closed after the groups in that, wherever they end."""
import re

for pattern in (r"((?=a(?P<n>b)))", r"(x?(?=(a(b)))a)", r"((?=[^a](?P<n>\W??\x61\W*?)?.*+)*+)", r"((a)|b)*", r"((?=(a))|(b))", r"(?:(a)|(b))*"):
    for text in ("abA", "A abA", "ba", ""):
        match = re.search(pattern, text)
        print(pattern, match and (match.lastindex, match.lastgroup, match.groups()))
