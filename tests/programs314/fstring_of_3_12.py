# f-strings as Python 3.12 has them: a field is an expression like any other.
names = ["a", "b"]
table = {"key": "value", "it's": "quoted"}
x, width = 3.14159, 10

print(f"{"same quotes"} and {'other'} and {"""three"""}")
print(f"{table["key"]} {table["it's"]} {", ".join(names)}")
print(f"{"\n".join(names)!r} {"a\tb".expandtabs()} {"\N{BULLET}"}")
print(f"{f"{f"{f"{1 + 1}"}"}"}")
print(f'{'a' f'{'b'}' "c"}')
print(f"{x:{"{"}>{width}} {x:{width}.{2 + 1}f} {x!r:{f"{">"}{width}"}}")
print(f"{x:{width:{">"}2}}|")

# Lines and comments inside of a field.
print(f"{
    x  # the number
    :.2f} {
    names  # a list, with "quotes" and {braces}
    [0]  # its first
}")
print(f"{x
    !r} {
        [
            n
            for n in names  # each
        ]
    }")
print(f"""{
    x # }
} {'''
two'''}""")
print(f"a\
b{names[0]}\
c")
print(f"{x + \
1:.1f}")

# = shows the text without comments.
print(f"{x=} {x = } {x=!s} {x = :.2f} {table["key"]=} {names [0] = !s:>3}")
print(f"{
x # comment
= }|")
print(f"{"#" = } {"="=}")

# What belongs to the field and what does not.
print(f"{x!r:^{width}} {x != 3} {x == 3} {x >= 3} {x <= 3} {(lambda v: v * 2)(x):.2f}")
print(f"{x:=^12.2f} {(y := 5)} {y}")
print(f"{ {1: 2}[1] } {{1: 2}} {{{x:.1f}}} {names[0:1]} {names[0:1]!s:>8}")
print(f"{*names, 'c'} {1, 2} {names if names else 0} {not names} {x if x else 0:.1f}")
print(f"{x!r }|{x !r:9}|{'a' 'b'}|{f'' f""}|")
print(rf"\d{x:.1f}\{names[0]}{r"\d"!r}")
print(F"{x:.1f}" fR"\{names[0]}" "{plain}" f'{"mixed"}' '''{{}}''')


def generator():
    got = yield 1
    print(f"{(yield got)} {yield "again"!r}")


g = generator()
print(next(g), g.send("x"), g.send("y"))
try:
    g.send("z")
except StopIteration:
    pass


class Shows:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{Shows():%H:%M 'too'} {Shows():{'"'}} {Shows():{"}"}a{ {}}b{1:2}}")
print(f'''{Shows():
two
lines} {Shows():"' '"}''')
