match x:
    case 0 | -1 | 1.5 | 2j | 1 + 2j | -3 - 4j: pass
    case 'a' 'b' | b'c' | None | True | False: pass
    case _ if a: pass
    case (y) if y: pass
    case a.b | a.b.c: pass
    case [a, *_] | (a, *_): pass
    case (): pass
    case []: pass
    case (a,): pass
    case a, b: pass
    case *rest,: pass
    case {}: pass
    case {'k': v, 1: 2, None: n, a.b: c, -1: d, **rest}: pass
    case A(): pass
    case a.B(x, 1, y=2, z=(p, q) as r, w=1 | 2): pass
    case (1 | 2) as n: pass
    case [(1 | 2) as n, {'a': (b, c)}]: pass
    case str() | int(): pass
match a, *b:
    case _: pass
match (a):
    case _: pass
match -a:
    case _: pass
match = case = type = _ = 1
match(x), match[x], match.y, -match, match * x
case(x); type(x); print(match, case, type)
