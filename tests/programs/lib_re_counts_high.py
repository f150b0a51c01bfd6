# A group that is repeated up to a thousand times, however long it is.
import re

part = r"""(?:[^\\\[\]]|\\[\\!"#$%&'()*+,./:;<=>?@\[\]^`{}|_~-])"""
label = re.compile(r"( {0,3})\[\^(" + part + r"{0,1000})\]:[ \t]*([^\n]*\n+)", re.M)
print(label.groups, label.match("  [^a\\]b]: text\n").groups())
print(label.match("[^" + "x" * 1001 + "]: y\n"), label.match("[^" + "x" * 1000 + "]: y\n").span(2))
print(label.findall("[^1]: one\n[^2]: two\n"), label.sub(r"\2=\3", "[^1]: one\n"))

lazy = re.compile(r"(?:ab|a|[c-e]f?){2,500}?b")
print(lazy.findall("aabab cfefbb ab aab"), lazy.flags)
print(re.findall(r"(?:ab|c){100}", "abc" * 120)[0] == "abc" * 50)
print(re.fullmatch(r"(?i:(?:x|Y)){0,200}|z", "xXyY"), re.fullmatch(r"(?:x|Y){0,200}|z", "xXyY"))
print(re.search(r"(?i)(?:é|b){0,300}$", "aÉBb").group(), re.match(r"z|(?:a|b){0,300}", "abz").end())
print(re.match(r"(a|b)(?:\1c){0,200}", "bbcbcac").span(), re.match(r"((a)|b){0,200}", "aba").groups())
print(re.match(r"(?:(?:a{1,2}b){1,200}c|d){1,300}", "abaabcdabcx").span())
print(re.match(r"(?:(?=(?P<x>a)).){0,200}(?P<y>b)", "aab").groupdict())
