"""pyparsing: arithmetic, lists, errors with places."""
import pyparsing as pp

integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
expr = pp.infix_notation(integer, [
    (pp.one_of("* /"), 2, pp.opAssoc.LEFT),
    (pp.one_of("+ -"), 2, pp.opAssoc.LEFT),
])
print(expr.parse_string("1 + 2 * 3 - (4 - 5)", parse_all=True).as_list())
name = pp.Word(pp.alphas, pp.alphanums + "_")
assign = name("target") + pp.Suppress("=") + pp.Group(pp.delimited_list(integer))("values")
result = assign.parse_string("x_1 = 1, 2, 3")
print(result.target, result["values"].as_list(), result.as_dict(), result.dump())
print([list(t) for t in (pp.Keyword("let") + name).search_string("let a; let b, letter c")])
nested = pp.nested_expr("(", ")")
print(nested.parse_string("(a (b c) ((d)))").as_list())
print(pp.dict_of(name + pp.Suppress(":"), integer).parse_string("a: 1 b: 2").as_dict())
print(pp.quoted_string.set_parse_action(pp.remove_quotes).transform_string("say 'hi' and \"ho\""))
try:
    expr.parse_string("1 + + 2", parse_all=True)
except pp.ParseException as e:
    print(e.lineno, e.column, e)
print(pp.common.real.parse_string("3.5")[0], (pp.Regex(r"(?P<h>\d+):(?P<m>\d+)").parse_string("12:30").as_dict()))
print(list(pp.Literal("a")[...].parse_string("aaa")), (pp.OneOrMore(name) + pp.StringEnd()).parse_string("x y z").as_list())
