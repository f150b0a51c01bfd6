from typing import Annotated, Generator

Byte = Annotated[int, range(256)]
Word = Annotated[int, range(65536)]


def _crc16(crc: Word, byte: Byte) -> int:
    crc = crc ^ byte
    for _ in range(8):
        crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def modbus_receiver(address: Byte) -> Generator[bytes | None, Byte | None, None]:
    """Takes the bytes of Modbus RTU, and None for silence on the line, which ends a frame: that is
    given if it is for this address and right."""
    frame = bytearray(256)
    byte = yield None
    while True:
        size = 0
        crc = 0xFFFF
        while byte is not None:
            if size == 256:
                size = 0
                crc = 0xFFFF
            frame[size] = byte
            size += 1
            crc = _crc16(crc, byte)
            byte = yield None
        if size >= 4 and crc == 0 and frame[0] == address:
            byte = yield bytes(frame[: size - 2])
        else:
            byte = yield None


if __name__ == "__main__":
    import sys

    receiver = modbus_receiver(17)
    next(receiver)
    for line in sys.stdin.buffer.read().split(b"\n"):
        for byte in bytes.fromhex(line.decode()):
            receiver.send(byte)
        frame = next(receiver)
        if frame is not None:
            print(frame.hex())
