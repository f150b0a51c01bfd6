"""A tokenizer as a generator, and a calculator that pulls its tokens.

    yieldc run examples/tokenizer.py "2 * (3 + 4) - 10 / 4"
"""
import sys

DIGITS = "0123456789."


def tokens(text):
    """Yields (kind, text, column) until the end, then one ("end", "", column) for ever."""
    at = 0
    while at < len(text):
        c = text[at]
        if c == " ":
            at += 1
        elif c in DIGITS:
            start = at
            while at < len(text) and text[at] in DIGITS:
                at += 1
            yield "number", text[start:at], start
        elif c in "+-*/()":
            at += 1
            yield "operator", c, at - 1
        else:
            raise SyntaxError(f"column {at + 1}: what is {c!r}?")
    while True:
        yield "end", "", at


class Calculator:
    """Recursive descent over a stream of tokens, with one token looked ahead."""

    def __init__(self, text):
        self.stream = tokens(text)
        self.kind, self.text, self.column = next(self.stream)

    def take(self):
        text = self.text
        self.kind, self.text, self.column = next(self.stream)
        return text

    def expression(self):
        value = self.term()
        while self.text in ("+", "-"):
            value = value + self.term() if self.take() == "+" else value - self.term()
        return value

    def term(self):
        value = self.factor()
        while self.text in ("*", "/"):
            value = value * self.factor() if self.take() == "*" else value / self.factor()
        return value

    def factor(self):
        if self.text == "-":
            self.take()
            return -self.factor()
        if self.text == "(":
            self.take()
            value = self.expression()
            if self.text != ")":
                raise SyntaxError(f"column {self.column + 1}: expected )")
            self.take()
            return value
        if self.kind != "number":
            raise SyntaxError(f"column {self.column + 1}: expected a number")
        text = self.take()
        return float(text) if "." in text else int(text)


def main():
    for text in sys.argv[1:] or ["1 + 2 * 3", "(1 + 2) * -3.5", "2 * (3 + 4) - 10 / 4", "2 * (3"]:
        try:
            print(f"{text} = {Calculator(text).expression()}")
        except SyntaxError as error:
            print(f"{text}: {error}")


main()
