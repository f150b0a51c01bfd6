"""Texts compared, wrapped, counted, formatted: difflib, textwrap, string, unicodedata, html, locale."""
import difflib
import html
import string
import textwrap
import unicodedata
from collections import Counter

A = """The quick brown fox
jumps over
the lazy dog.
""".splitlines(keepends=True)
B = """The quick red fox
jumps over
a dog.
The end.
""".splitlines(keepends=True)
print("".join(difflib.unified_diff(A, B, "a", "b", n=1)))
print("".join(difflib.ndiff(A, B)))
print(difflib.get_close_matches("aple", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
text = "Generators are suspended functions; they keep their place, their variables and their handlers until they are resumed. " * 2
print(textwrap.fill(text, 50, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(text, 40), textwrap.dedent("  a\n   b\n"), sep="\n")
words = Counter(w.strip(string.punctuation).lower() for w in text.split())
for word, n in sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:4]:
    print(f"{word:<10}|{n:>3}|{n / words.total():7.2%}|{'#' * n:^12}|")
plain = "".join(c for c in unicodedata.normalize("NFD", "Crème Brûlée à la Åse") if not unicodedata.combining(c))
print(plain, unicodedata.name("é"), "\N{GREEK SMALL LETTER ALPHA}", plain.translate(str.maketrans("aeiou", "*****")))
print(html.escape("<a href='x'>&</a>"), html.unescape("&eacute;&#x41;&lt;&nope;"), string.Template("$a ${b}c $$").substitute(a=1, b=2))
print("{0!r:>8} {x[k]} {y.real:.2f} {:,}".format("s", x={"k": "v"}, y=2.5) if False else "{0!r:>8} {x[k]} {y.real:.2f} {1:,}".format("s", 1234567, x={"k": "v"}, y=2.5))
