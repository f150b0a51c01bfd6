# re.Scanner: a lexicon of phrases, their groups and what a match of it tells.
import re


def number(scanner, text):
    return int(text)


def name(scanner, text):
    return ("name", text, scanner.match.span(), scanner.match.lastindex)


scanner = re.Scanner([
    (r"[a-z_]\w*", name),
    (r"\d+\.\d*", lambda scanner, text: float(text)),
    (r"\d+", number),
    (r"=|\+|-|\*|/", "op"),
    (r"\s+", None),
])
print(scanner.scan("sum = 3*foo + 312.50+bar"))
print(scanner.scan("sum = 3 $ rest"))
print(scanner.scan(""))
print(scanner.scanner.groups, scanner.scanner.groupindex, scanner.scanner.pattern)
print(scanner.scanner.flags, scanner.lexicon[4])

# The groups inside phrases count from 1, and so do the phrases.
groups = re.Scanner([
    (r"<(\w+)>", "tag"),
    (r"(\*+)(?=\S)(.+?)\1", "strong"),
    (r"\[(?P<text>[^]]*)\](?:\((\w*)\))?", "link"),
    (r"(?i:(h)(e)(?:(l)|x)y(o))", "four"),
    (r"(a)?(?(1)b|c)", "condition"),
    (r"", "empty"),
])
pattern = groups.scanner
text = "x <b> **bold** [one](two) [three] HElYo hexyO ab c <i>"
for match in pattern.finditer(text):
    print(match.lastindex, match.span(), match.groups(), match.regs, match.lastgroup)
steps = pattern.scanner(text)
for match in iter(steps.search, None):
    print(match.group(), match.lastindex, match.group(1), match.groupdict())
    if match.end() > 20:
        break
print(groups.scan("<b>**q**[a](b)abc."))

# Flags, and words that are those of ASCII unless the flag is given.
print(re.Scanner([("[A-Z]+", "word"), (" ", None)], re.I).scan("ab CD é"))
print(re.Scanner([(r"\w+", lambda s, t: t)]).scan("naïve"))
print(re.Scanner([(r"\w+", lambda s, t: t)], re.U).scan("naïve"))
print(re.Scanner([(r"a  b # comment", 1)], re.X).scan("abab c"))
print(re.Scanner([(r"(?x) a  b", 1), ("c .", 2)]).scan("abab c !"))
print(re.Scanner([(rb"\w+", lambda s, t: t), (b" ", None)]).scan(b"one two."))
for lexicon in ([], [("(", 1)], [("(a)(b)", 1)], [("(a)(b)(c)", 1)], [("a", 1), ("a**", 1)], [(1, 2)], [("a",)]):
    try:
        re.Scanner(lexicon)
    except (re.error, RuntimeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
    else:
        print("taken")


class Own(re.Scanner):
    def words(self, string):
        search = self.scanner.scanner(string).search
        return [self.lexicon[match.lastindex - 1][1] for match in iter(search, None)]


print(Own([("a+", "A"), ("b+", "B")]).words("aab-ba"))
print(pattern.sub(r"{\1}", "<b>[c]"), pattern.split("<b>-<c>")[:3], pattern.findall("<b>"))
