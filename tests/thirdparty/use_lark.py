"""lark: a calculator and a JSON parser, Earley and LALR."""
from lark import Lark, Transformer, Visitor, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput

calc = r"""
    ?start: sum
    ?sum: product | sum "+" product -> add | sum "-" product -> sub
    ?product: atom | product "*" atom -> mul | product "/" atom -> div
    ?atom: NUMBER -> number | "-" atom -> neg | "(" sum ")"
    %import common.NUMBER
    %import common.WS_INLINE
    %ignore WS_INLINE
"""

@v_args(inline=True)
class Calculate(Transformer):
    from operator import add, sub, mul, truediv as div, neg
    number = float

for parser in ("lalr", "earley"):
    c = Lark(calc, parser=parser)
    tree = c.parse("1 + 2 * (3 - 4) / 8")
    print(tree.pretty())
    print(Calculate().transform(tree))
try:
    Lark(calc, parser="lalr").parse("1 + $")
except UnexpectedInput as e:
    print(type(e).__name__, e.line, e.column)

json_grammar = r"""
    ?value: object | array | string | SIGNED_NUMBER -> number | "true" -> true | "false" -> false | "null" -> null
    array: "[" [value ("," value)*] "]"
    object: "{" [pair ("," pair)*] "}"
    pair: string ":" value
    string: ESCAPED_STRING
    %import common.ESCAPED_STRING
    %import common.SIGNED_NUMBER
    %import common.WS
    %ignore WS
"""

class ToPython(Transformer):
    def string(self, s):
        return s[0][1:-1]
    array = list
    pair = tuple
    object = dict
    def number(self, n):
        return float(n[0])
    null = lambda self, _: None
    true = lambda self, _: True
    false = lambda self, _: False

j = Lark(json_grammar, start="value", parser="lalr", transformer=ToPython())
print(j.parse('{"a": [1, 2.5, true], "b": {"c": null, "d": "x"}}'))
