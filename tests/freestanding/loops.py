from typing import Iterator

TABLE = (3, 1, 4, 1, 5, 9, 2, 6)
NAME = b"loop"


def squares(n: int) -> Iterator[int]:
    for i in range(n):
        yield i * i if i < 100 else -1


def changed(n: int) -> Iterator[int]:
    for n in range(n, 0, -2):
        yield n
        n = 1000
    yield n


def steps(a: int, b: int) -> int:
    total = 0
    for i in range(a, b, 3):
        total ^= i
    return total


def near_the_end() -> int:
    count = 0
    for i in range(9223372036854775800, 9223372036854775807, 4):
        count += 1
    return count


def table() -> Iterator[int]:
    for x in TABLE:
        if x == 1:
            continue
        yield x
    for c in NAME:
        yield c


def find(wanted: int) -> int:
    for i, x in enumerate(TABLE):
        if x == wanted:
            break
    else:
        return -1
    return i


def fill(n: int) -> int:
    cells = [0] * 10
    for i in range(10):
        cells[i] = n * i if -1000 < n < 1000 else i
    total = 0
    for c in cells:
        total = total * 3 + c & 0xFFFF
    return total + cells[-1]


def at(data: bytes, i: int) -> int:
    return data[i]


def checksum(data: bytes) -> int:
    a = 1
    b = 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def trim(data: bytes) -> int:
    total = 0
    while data and data[0] != 46:
        total = (total * 10 + data[0]) % 1000
        data = data[1:]
    return total * 100 + len(data)


def is_there(data: bytes, x: int) -> bool:
    return x in data and x not in TABLE


def write(cells: list[int], i: int, x: int) -> int:
    cells[i] = x
    return cells[0] + 1


def put(buffer: bytearray, i: int, x: int) -> int:
    buffer[i] = x
    return buffer[0] + len(buffer)


def nested(n: int) -> Iterator[int]:
    for i in range(n):
        for j in range(i):
            if j == 3:
                break
            yield i * 10 + j if i < 100 else 0


def chain(n: int) -> Iterator[int]:
    for x in squares(n):
        for y in squares(2):
            yield (x & 1023) + y & 1023
    yield from nested(3)


def primes(limit: int) -> Iterator[int]:
    sieve = [False] * 50
    for i in range(2, min(limit, 50)):
        if not sieve[i]:
            yield i
            k = i * i
            while k < 50:
                sieve[k] = True
                k += i
