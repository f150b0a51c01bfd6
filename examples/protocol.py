"""A parser of a line protocol that never reads: whoever has bytes sends them in.

The protocol is that of memcached's text form: `get KEY`, and `set KEY LENGTH` followed by as
many bytes. The parser is one generator; it suspends wherever it wants more input, however the
network has cut the stream.

    yieldc run examples/protocol.py
"""


def parser(commands):
    """Takes chunks by send(), appends ("get", key) and ("set", key, data) to commands."""
    buffer = b""
    while True:
        line, buffer = yield from until_newline(buffer)
        words = line.split()
        if not words:
            continue
        if words[0] == b"get" and len(words) == 2:
            commands.append(("get", words[1]))
        elif words[0] == b"set" and len(words) == 3:
            data, buffer = yield from exactly(int(words[2]), buffer)
            commands.append(("set", words[1], data))
        else:
            commands.append(("error", line))


def until_newline(buffer):
    while b"\n" not in buffer:
        buffer += yield
    line, _, rest = buffer.partition(b"\n")
    return line.rstrip(b"\r"), rest


def exactly(count, buffer):
    while len(buffer) < count:
        buffer += yield
    return buffer[:count], buffer[count:]


class Store:
    """A server without a socket: feed() takes what arrived and returns what to answer."""

    def __init__(self):
        self.data = {}
        self.commands = []
        self.parser = parser(self.commands)
        next(self.parser)

    def feed(self, chunk):
        self.parser.send(chunk)
        answers = [self.answer(*command) for command in self.commands]
        self.commands.clear()
        return answers

    def answer(self, name, key, data=None):
        if name == "set":
            self.data[key] = data
            return b"STORED"
        if name == "get":
            return self.data.get(key, b"NOT_FOUND")
        return b"ERROR " + key


store = Store()
stream = b"set color 9\nultra\nred\nget color\r\nget shape\nfrobnicate\nset n 0\nget n\n"
for size in (len(stream), 7, 1):
    answers = []
    for start in range(0, len(stream), size):
        answers += store.feed(stream[start:start + size])
    print(f"in chunks of {size}:", answers)
