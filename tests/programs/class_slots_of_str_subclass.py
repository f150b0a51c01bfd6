# A subclass of str may have members in __slots__.
import gc

class Token(str):
    __slots__ = ("type", "line")

    def __new__(cls, type, text, line=None):
        self = super().__new__(cls, text)
        self.type = type
        self.line = line
        return self


token = Token("NAME", "abc", 3)
print(token, token.type, token.line, len(token), token == "abc", {"abc": 1}[token], token.upper())
print(hasattr(token, "__dict__"), Token.__slots__)
try:
    token.other = 1
except AttributeError as error:
    print(error)
del token.line
try:
    token.line
except AttributeError as error:
    print(error)
for base in (bytes, int, tuple):
    try:
        class Other(base):
            __slots__ = ("x",)
    except TypeError as error:
        print(error)


class Deep(Token):
    __slots__ = ("more", "__weakref__")


class Open(Deep):
    pass


for text in ("", "a", "é" * 5, "€uro", "\U0001f600" * 3, "x" * 1000):
    deep = Deep("T", text, [1])
    deep.more = [deep, text]
    free = Open("O", text, deep)
    free.more = "more"
    free.extra = 7
    assert (deep.type, deep.line, deep.more[0] is deep, str(deep)) == ("T", [1], True, text)
    assert (free.type, free.line, free.more, free.extra) == ("O", deep, "more", 7)
    print(len(deep + free), free == text, free.__dict__, hash(free) == hash(text))


def lines(tokens):
    total = 0
    for token in tokens:
        total += token.line
        token.line += 1
    return total


tokens = [Token("N", str(i), i) for i in range(100)]
print(lines(tokens), lines(tokens), Token.line, sorted(tokens)[:3])


class Plain:
    __slots__ = ("line",)


plain = Plain()
plain.line = 5
print(lines([tokens[1], plain, tokens[2], plain, Open("O", "z", 1)]))
try:
    class Both(Plain, Token):
        pass
except TypeError as error:
    print(error)
print(gc.collect() >= 0)
del deep, free
gc.collect()
