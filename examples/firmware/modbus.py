from typing import Generator


def _crc16(crc: int, byte: int) -> int:
    crc = (crc ^ byte) & 0xFFFF
    for _ in range(8):
        crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def modbus_receiver(address: int) -> Generator[bytes | None, int, None]:
    """Takes the bytes of Modbus RTU. Silence on the line is a TimeoutError, which ends a frame: it is
    given if it is for this address and right, and next() goes on behind it."""
    frame = bytearray(256)
    while True:
        size = 0
        crc = 0xFFFF
        try:
            while size < 256:
                byte = yield None
                frame[size] = byte & 0xFF
                size += 1
                crc = _crc16(crc, byte & 0xFF)
        except TimeoutError:
            if size >= 4 and crc == 0 and frame[0] == address:
                yield bytes(frame[: size - 2])


if __name__ == "__main__":
    import sys

    receiver = modbus_receiver(17)
    next(receiver)
    for line in sys.stdin.buffer.read().split(b"\n"):
        for byte in bytes.fromhex(line.decode()):
            receiver.send(byte)
        frame = receiver.throw(TimeoutError)
        if frame is not None:
            print(frame.hex())
            next(receiver)
