"""tomli: TOML in, Python out."""
import tomli

text = """
title = "TOML"
[owner]
name = 'Tom'
dob = 1979-05-27T07:32:00-08:00
day = 2020-02-03
[database]
ports = [8000, 8001, 0xff]
data = [["delta", "phi"], [3.14]]
temp = { cpu = 79.5, case = -inf }
multi = \"\"\"
a \\
  b\"\"\"
[[products]]
sku = 738594937
[[products]]
[a.b.c]
'quoted key' = true
"""
print(tomli.loads(text))
for bad in ("a = ", "a = 1\na = 2", "[x]\n[x]", "b = 1979-13-01", 'c = "\\q"'):
    try:
        tomli.loads(bad)
    except tomli.TOMLDecodeError as e:
        print(repr(bad), e)
print(tomli.loads("f = 1.5", parse_float=str))
