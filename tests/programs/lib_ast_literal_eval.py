# ast.literal_eval: the values of literals, and what is raised for texts that are none.
import ast
import re


def show(text):
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError, TypeError) as error:
        message = re.sub("0x[0-9a-f]+>", "...>", str(error))
        print(f"{text!r}: {type(error).__name__}: {message}")
    else:
        print(f"{text!r} = {value!r} {type(value).__name__}")


LITERALS = r"""
0|42|-7|+7|1_000_000|0xFF|0b101|0o17|00|0_0|0xdead_BEEF|12345678901234567890123
1.5|.5|5.|1e5|-1.5E-3|1_0.2_5e1_0|1e400|-0.0|1j|2.5J|1+2j|-1-2j|1.5 - .5j|-(1)|(-1)+2j|0j
'a'|"b"|'''c'''|u'd'|'it\'s'|'\n\t\\\x41\101\u20ac\U0001f600\N{EURO SIGN}'|r'\n\d'|R"\""|'\d\8'|'\400'
'é\x41'|'\é'|'one' "two" r'\3'|''|b'abc'|b'\x00\xff\101\n'|rb'\x'|Br'\y'|b'a' B"b"|b''|b'\u1234'
()|(1,)|(1)|((1))|(1, 2)|1, 2|1,|[]|[1]|[1, 'a', None,]|[[], [[]]]|{}|{1: 2}|{'a': [1, {'b': (2,)}],}
{1}|{1,}|{'x', 'x'}|set()|set ( )|(set)()|{1: 2, 1: 3}|None|True|False|...|[True, ...]| 1|{(1, 2): {3}}
1 # comment|{True: 1, 1: 2}|1if"""
OTHERS = r"""
a|f()|1+1|--1|+-1|not 1|~1|1 if 2 else 3|lambda: 1|lambda x, *y, z=1: x|{**a}|[*a]|(*a,)|set([])|set(a=1)
set(*a)|1 < 2|1 not in 2|a is not b|a.b|a[1]|a[1:2, ::3]|1 .real|-'a'|1+a|1j+1|(1+2j)+3j|True+1j|-True
f'a'|f'{a}' 'b'|[x for x in y]|{x: y for x, y in z if x}|{x for x in y}|(x for x in y)|{a}|{1: a}|{a: 1}
(a := 1)|(yield)|await x|a and b|a or b|2**3|a @ b|None()|'a'()|'a'[0]|set|Ellipsis|__import__('os')
print(1, *a, end='', **b)|1 << 2|'%s' % 1|[1, 2][0]|é|{[]: 1}|{[]}|{{}}
1 +|[1,|(1|{1: 2|1)|1]|[1)|(1]|{1)|'a|"a'|r'\'|b'é'|b'a' 'c'|{1: 2, 3}|{1:}|{:1}|{1: 2: 3}|0x|0xg|1_
1__0|01|0777|0_7|1e|1.e|0o9|0o18|0b2|1a|1 2|a b|[1 2]|(a b)|1;|x = 1|x := 1|'\x'|'\N{zz}'|'\u12'
'\U00110000'|b'\x1'|ur'a'|$|?|!|yield|*a|*a,|1, *a|(*a)|[,]|(,)|import os|for|if|.|..|1:2|1 <> 2|1.real
x y z|1\|1\ |if 1|1 if 2|[1 for]|f(|{1, 2: 3}|def f(): pass|€|0b|0o|1jx"""
for text in (LITERALS + OTHERS).replace("\n", "|").split("|")[1:]:
    show(text)

# Lines, blanks and comments.
for text in ("", " ", "\n", "# only", "1\n", "\t 1", "1\n2", "\n1", "\n 1", "1\n ", "(\n1,\n# c\n 2)", "[1,\\\n2]",
             "1 \\\n+ 2j", "[1]\\\n", "1\r\n", '"""a\nb"""', '"""a\r\nb"""', "'a\\\nb'", "'a\nb'", '"""a',
             '"""a\n\nb', "[\n1,\nf()\n]", "(1,\n[2\n)", "\f1", "\v1", "\ufeff1", "'\0'", "a\0", "'\t'",
             "{\n'a': 1,\n'b': x}"):
    show(text)

# What is no text.
for thing in (1, None, b"1", [1]):
    show(thing)
try:
    ast.literal_eval("'\ud800'")
except UnicodeEncodeError as error:
    print(error)
try:
    ast.literal_eval("[1,\n2 3]")
except SyntaxError as error:
    print(error.msg, error.filename, error.lineno)


class Text(str):
    pass


show(Text("[1]"))

# Deep ones.
deep = ast.literal_eval("[" * 80 + "]" * 80)
for level in range(79):
    deep, = deep
print(deep)
show("(" * 201 + ")" * 201)
for text in ("-" * 100000 + "1", "not " * 100000 + "1", "{0:" * 150 + "1" + "}" * 149):
    try:
        ast.literal_eval(text)
    except (MemoryError, RecursionError, ValueError, SyntaxError):
        print("refused")
data = [{"id": number, "name": f"n{number}", "tags": ("a", b"b", None), "ratio": number / 7}
        for number in range(200)]
print(ast.literal_eval(repr(data)) == data)
