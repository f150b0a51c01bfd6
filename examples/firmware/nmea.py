from typing import Generator

DOLLAR = 0x24
STAR = 0x2A


def hex_digit() -> Generator[bytes | None, int, int]:
    byte = yield None
    if 48 <= byte <= 57:
        return byte - 48
    if 65 <= byte <= 70:
        return byte - 55
    return -256


def nmea_parser() -> Generator[bytes | None, int, None]:
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
            line[size] = byte & 0xFF
            check ^= line[size]
            size += 1
            byte = yield None
        if byte == STAR:
            high = yield from hex_digit()
            low = yield from hex_digit()
            if high * 16 + low == check:
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
