"""A JSON parser by hand, against the library's."""
import json
import random
import re


class Bad(ValueError):
    pass


class Parser:
    SPACE = re.compile(r"[ \t\n\r]*")
    NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
    TEXT = re.compile(r'[^"\\\x00-\x1f]*')
    ESCAPES = dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t'))

    def __init__(self, text):
        self.text, self.at = text, 0

    def skip(self):
        self.at = self.SPACE.match(self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def expect(self, c):
        if self.skip() != c:
            raise Bad(f"{c!r} expected at {self.at}")
        self.at += 1

    def value(self):
        c = self.skip()
        if c == "{":
            return dict(self.items("}", self.pair))
        if c == "[":
            return list(self.items("]", self.value))
        if c == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        m = self.NUMBER.match(self.text, self.at)
        if not m:
            raise Bad(f"value expected at {self.at}")
        self.at = m.end()
        return float(m[0]) if m[2] or m[3] else int(m[0])

    def items(self, end, item):
        self.at += 1
        if self.skip() == end:
            self.at += 1
            return
        while True:
            yield item()
            if self.skip() == end:
                self.at += 1
                return
            self.expect(",")

    def pair(self):
        self.skip()
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        if self.text[self.at : self.at + 1] != '"':
            raise Bad(f"string expected at {self.at}")
        self.at += 1
        parts = []
        while True:
            m = self.TEXT.match(self.text, self.at)
            parts.append(m[0])
            self.at = m.end()
            match self.text[self.at : self.at + 2]:
                case s if s.startswith('"'):
                    self.at += 1
                    return "".join(parts)
                case "\\u":
                    parts.append(chr(int(self.text[self.at + 2 : self.at + 6], 16)))
                    self.at += 6
                case s if len(s) == 2 and s[1] in self.ESCAPES:
                    parts.append(self.ESCAPES[s[1]])
                    self.at += 2
                case _:
                    raise Bad(f"bad string at {self.at}")


def parse(text):
    p = Parser(text)
    value = p.value()
    if p.skip():
        raise Bad(f"more at {p.at}")
    return value


def thing(r, depth):
    kind = r.randrange(7 if depth else 5)
    if kind == 5:
        return [thing(r, depth - 1) for _ in range(r.randrange(4))]
    if kind == 6:
        return {f"k{i}\n": thing(r, depth - 1) for i in range(r.randrange(4))}
    return [None, True, r.randrange(-1000, 10**12), r.uniform(-1e3, 1e-3), 'a"\\\t\u00e5/'][kind]


r = random.Random(5)
for i in range(300):
    value = thing(r, 4)
    for indent in (None, 2):
        text = json.dumps(value, indent=indent, ensure_ascii=i % 2 == 0)
        assert parse(text) == value == json.loads(text), text
for text in ("[1,]", '{"a" 1}', '"x', "nul", "[1] 2", '"\\q"', "01", "-", '{"a":1,}'):
    try:
        print(parse(text))
    except Bad as e:
        print(repr(text), e)
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print("   ", e)
