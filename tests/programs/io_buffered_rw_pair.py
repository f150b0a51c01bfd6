"""BufferedRWPair: a reader and a writer as one object."""
import io


class Raw(io.RawIOBase):
    def __init__(self, *pieces):
        self.pieces, self.written = list(pieces), []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        piece = self.pieces.pop(0) if self.pieces else b""
        buffer[:len(piece)] = piece
        return len(piece)

    def write(self, b):
        self.written.append(bytes(b))
        return len(b)


class Deaf(Raw):
    def readable(self):
        return False


raw, out = Raw(b"abc", b"def\n", b"gh"), Raw()
pair = io.BufferedRWPair(raw, out)
print(pair.read(2), pair.peek(1)[:1], pair.read1(1), pair.readable(), pair.writable())
buffer = bytearray(3)
print(pair.readinto(buffer), buffer, pair.read())
print(pair.write(b"hello"), out.written)
pair.flush()
print(out.written, pair.closed, pair.isatty(), pair.seekable())
pair.close()
print(pair.closed, raw.closed, out.closed)
for args in ((Deaf(), Raw()), (Raw(),), (Raw(), Raw(), 0)):
    try:
        io.BufferedRWPair(*args)
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
