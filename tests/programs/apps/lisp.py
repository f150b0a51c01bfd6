"""A Lisp: reader, evaluator with tail calls, a few programs."""
import operator as op
import re


class Lambda:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env


def read(text):
    tokens = re.findall(r"""\(|\)|'|[^\s()']+""", text)[::-1]

    def form():
        t = tokens.pop()
        if t == "(":
            items = []
            while tokens[-1] != ")":
                items.append(form())
            tokens.pop()
            return items
        if t == "'":
            return ["quote", form()]
        try:
            return int(t)
        except ValueError:
            return t

    while tokens:
        yield form()


def show(x):
    return "(" + " ".join(map(show, x)) + ")" if isinstance(x, list) else str(x)


BASE = {"+": op.add, "-": op.sub, "*": op.mul, "<": op.lt, "=": op.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:],
        "cons": lambda a, l: [a] + l, "null?": lambda l: l == [], "list": lambda *a: list(a), "nil": []}


def look_up(name, env):
    while env is not None:
        if name in env[0]:
            return env[0]
        env = env[1]
    raise NameError(f"unbound: {name}")


def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return look_up(x, env)[x]
        if not isinstance(x, list):
            return x
        match x:
            case ["quote", value]:
                return value
            case ["if", test, yes, no]:
                x = yes if evaluate(test, env) not in (False, []) else no
            case ["define", name, value]:
                env[0][name] = evaluate(value, env)
                return name
            case ["lambda", names, body]:
                return Lambda(names, body, env)
            case ["begin", *rest, last]:
                for r in rest:
                    evaluate(r, env)
                x = last
            case [f, *args]:
                f, args = evaluate(f, env), [evaluate(a, env) for a in args]
                if not isinstance(f, Lambda):
                    return f(*args)
                x, env = f.body, (dict(zip(f.names, args)), f.env)


PROGRAM = """
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 20)
(define loop (lambda (n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))))
(loop 20000 0)
(define map (lambda (f l) (if (null? l) nil (cons (f (car l)) (map f (cdr l))))))
(map (lambda (x) (* x x)) '(1 2 3 4))
((lambda (x) (list x (list 'quote x))) '(lambda (x) (list x (list 'quote x))))
(undefined 1)
"""
env = (dict(BASE), None)
for form in read(PROGRAM):
    try:
        print(show(evaluate(form, env)))
    except NameError as e:
        print("error:", e)
