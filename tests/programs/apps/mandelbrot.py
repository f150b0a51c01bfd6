"""The Mandelbrot set with complex numbers, as text and as a PNG."""
import struct
import zlib


def escape(c, limit):
    z = 0j
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2:
            return n
    return limit


def rows(width, height, limit):
    for y in range(height):
        yield bytes(escape(complex(-2.2 + 3.2 * x / width, -1.2 + 2.4 * y / height), limit) for x in range(width))


def png(width, height, lines):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    raw = b"".join(b"\0" + line for line in lines)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")


lines = list(rows(60, 24, 40))
for line in lines:
    print("".join(" .:-=+*#%@"[min(9, n // 4)] for n in line).rstrip())
image = png(60, 24, lines)
print(image[:8], struct.unpack(">II", image[16:24]), zlib.decompress(image[41:-16]).count(b"\x28"))
