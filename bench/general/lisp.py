"""An interpreter of a small Lisp: lists, dicts of names, closures."""
import sys

N = 24


class Closure:
    def __init__(self, names, body, env):
        self.names = names
        self.body = body
        self.env = env


class Env:
    def __init__(self, names, outer):
        self.names = names
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env.names:
                return env.names
            env = env.outer
        raise NameError(name)


def tokens(text):
    return text.replace("(", " ( ").replace(")", " ) ").split()


def parse(words):
    word = words.pop()
    if word == "(":
        items = []
        while words[-1] != ")":
            items.append(parse(words))
        words.pop()
        return items
    if word.isdigit():
        return int(word)
    return word


def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        head = x[0]
        if head == "if":
            x = x[2] if evaluate(x[1], env) else x[3]
        elif head == "define":
            env.names[x[1]] = evaluate(x[2], env)
            return None
        elif head == "lambda":
            return Closure(x[1], x[2], env)
        else:
            f = evaluate(head, env)
            args = [evaluate(a, env) for a in x[1:]]
            if not isinstance(f, Closure):
                return f(*args)
            x = f.body
            env = Env(dict(zip(f.names, args)), f.env)


def program(text):
    env = Env({"+": lambda a, b: a + b, "-": lambda a, b: a - b, "<": lambda a, b: a < b}, None)
    words = tokens(text)[::-1]
    result = None
    while words:
        result = evaluate(parse(words), env)
    return result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    text = "(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))) (fib %d)" % n
    print("lisp", program(text))


if __name__ == "__main__":
    main()
