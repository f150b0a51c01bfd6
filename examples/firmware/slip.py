from typing import Annotated, Generator

Byte = Annotated[int, range(256)]

END = 0xC0
ESC = 0xDB
ESC_END = 0xDC
ESC_ESC = 0xDD


def slip_decoder() -> Generator[bytes | None, Byte, None]:
    """RFC 1055: takes the bytes of a line, gives each packet with its last byte."""
    packet = bytearray(256)
    byte = yield None
    while True:
        size = 0
        while byte != END:
            if byte == ESC:
                byte = yield None
                if byte == ESC_END:
                    byte = END
                elif byte == ESC_ESC:
                    byte = ESC
            if size < 256:
                packet[size] = byte
                size += 1
            byte = yield None
        if size > 0:
            byte = yield bytes(packet[:size])
        else:
            byte = yield None


if __name__ == "__main__":
    import sys

    decoder = slip_decoder()
    next(decoder)
    for byte in sys.stdin.buffer.read():
        packet = decoder.send(byte)
        if packet is not None:
            print(packet.hex())
