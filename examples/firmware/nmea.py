from typing import Annotated, Generator

Byte = Annotated[int, range(256)]

DOLLAR = 0x24
STAR = 0x2A


def _digit(byte: Byte) -> int:
    if 48 <= byte <= 57:
        return byte - 48
    if 65 <= byte <= 70:
        return byte - 55
    return -256


def nmea_parser() -> Generator[bytes | None, Byte, None]:
    """Takes the characters of NMEA 0183, gives each sentence whose checksum is right."""
    line = bytearray(80)
    byte = yield None
    while True:
        while byte != DOLLAR:
            byte = yield None
        size = 0
        check = 0
        byte = yield None
        while size < 80 and byte != STAR and byte != DOLLAR:
            line[size] = byte
            check ^= byte
            size += 1
            byte = yield None
        if byte == STAR:
            byte = yield None
            high = _digit(byte)
            byte = yield None
            if high * 16 + _digit(byte) == check:
                byte = yield bytes(line[:size])
            else:
                byte = yield None


if __name__ == "__main__":
    import sys

    parser = nmea_parser()
    next(parser)
    for byte in sys.stdin.buffer.read():
        sentence = parser.send(byte)
        if sentence is not None:
            print(sentence.hex())
