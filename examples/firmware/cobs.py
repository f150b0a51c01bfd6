from typing import Annotated, Generator

Byte = Annotated[int, range(256)]


def cobs_decoder() -> Generator[bytes | None, Byte, None]:
    """Consistent overhead byte stuffing: takes bytes, gives each frame with the zero behind it."""
    frame = bytearray(256)
    byte = yield None
    while True:
        size = 0
        left = 0  # bytes until the next code
        is_zero = False  # the code stands for a zero
        while byte != 0 and size < 256:
            if left > 0:
                frame[size] = byte
                size += 1
                left -= 1
            else:
                if is_zero:
                    frame[size] = 0
                    size += 1
                left = byte - 1
                is_zero = left < 254
            byte = yield None
        if byte == 0 and size > 0 and left == 0:
            byte = yield bytes(frame[:size])
        else:
            byte = yield None


if __name__ == "__main__":
    import sys

    decoder = cobs_decoder()
    next(decoder)
    for byte in sys.stdin.buffer.read():
        frame = decoder.send(byte)
        if frame is not None:
            print(frame.hex())
