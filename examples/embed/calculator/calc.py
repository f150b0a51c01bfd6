"""A calculator: arithmetic with names, one line at a time."""
import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([a-z]\w*)|(.))")
names = {"pi": 3.141592653589793}


def tokens(line):
    for number, name, sign in TOKEN.findall(line):
        yield float(number) if number else names[name] if name else sign
    while True:
        yield "end"


class Parser:
    def __init__(self, line):
        self.tokens = tokens(line)
        self.advance()

    def advance(self):
        before, self.at = getattr(self, "at", None), next(self.tokens)
        return before

    def sum(self):
        value = self.product()
        while self.at in ("+", "-"):
            value = value + self.product() if self.advance() == "+" else value - self.product()
        return value

    def product(self):
        value = self.atom()
        while self.at in ("*", "/"):
            value = value * self.atom() if self.advance() == "*" else value / self.atom()
        return value

    def atom(self):
        token = self.advance()
        if isinstance(token, float):
            return token
        if token == "-":
            return -self.atom()
        if token == "(":
            value = self.sum()
            if self.advance() == ")":
                return value
        raise SyntaxError(f"unexpected {self.at if token == '(' else token}")


def evaluate(line):
    """The value of a line such as `x = 2 * (pi + 1)` or `x / 3`."""
    target, _, rest = line.rpartition("=")
    parser = Parser(rest)
    value = parser.sum()
    if parser.at != "end":
        raise SyntaxError(f"unexpected {parser.at}")
    if target:
        names[target.strip()] = value
    return value
