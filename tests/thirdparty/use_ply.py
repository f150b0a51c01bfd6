"""ply: a calculator by lex and yacc."""
import ply.lex as lex
import ply.yacc as yacc

tokens = ("NAME", "NUMBER")
literals = "=+-*/()"
t_NAME = r"[a-zA-Z_]\w*"
t_ignore = " \t"

def t_NUMBER(t):
    r"\d+"
    t.value = int(t.value)
    return t

def t_error(t):
    print("illegal", t.value[0])
    t.lexer.skip(1)

precedence = (("left", "+", "-"), ("left", "*", "/"), ("right", "UMINUS"))
names = {}

def p_assign(p):
    'statement : NAME "=" expression'
    names[p[1]] = p[3]

def p_expr_statement(p):
    "statement : expression"
    print(p[1])

def p_binop(p):
    """expression : expression '+' expression
                  | expression '-' expression
                  | expression '*' expression
                  | expression '/' expression"""
    p[0] = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}[p[2]](p[1], p[3])

def p_uminus(p):
    "expression : '-' expression %prec UMINUS"
    p[0] = -p[2]

def p_group(p):
    "expression : '(' expression ')'"
    p[0] = p[2]

def p_number(p):
    "expression : NUMBER"
    p[0] = p[1]

def p_name(p):
    "expression : NAME"
    p[0] = names.get(p[1], 0)

def p_error(p):
    print("syntax error at", p.value if p else "EOF")

lexer = lex.lex()
lexer.input("x = 3 $ 4")
print([(t.type, t.value, t.lexpos) for t in lexer])
parser = yacc.yacc(write_tables=False, debug=False)
for line in ("x = 3 + 4 * 2", "-x * (2 - 5)", "10 / 4", "1 +", "y"):
    parser.parse(line)
