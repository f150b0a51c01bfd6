class Point:
    def __init__(self, x: int):
        self.x = x


def alias(n: int) -> int:
    p = Point(n)
    q = p
    return q.x


def slice(n: int) -> int:
    buffer = bytearray(4)
    part = buffer[1:2]
    return part[0]


def kept(n: int) -> int:
    buffer = bytearray(4)
    copy = bytes(buffer)
    buffer[0] = 1
    return copy[0]


def escaping(n: int) -> bytes:
    buffer = bytearray(4)
    return bytes(buffer[:n])
