from typing import Generator

END = 0xC0
ESC = 0xDB
ESC_END = 0xDC
ESC_ESC = 0xDD


def slip_decoder() -> Generator[bytes | None, int, None]:
    """Takes the bytes of a line; gives each packet when its last byte has come."""
    packet = bytearray(64)
    while True:
        size = 0
        byte = yield None
        while byte != END:
            if byte == ESC:
                byte = yield None
                if byte == ESC_END:
                    byte = END
                elif byte == ESC_ESC:
                    byte = ESC
            if size < 64:
                packet[size] = byte & 0xFF
                size += 1
            byte = yield None
        if size:
            yield bytes(packet[:size])
