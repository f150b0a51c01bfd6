"""bytes, bytearray, memoryview and int conversions of them."""
data = bytes(range(256)) * 4
total = 0
for i in range(300):
    b = bytearray(data)
    b[3:6] = b"abc"
    b += b"end"
    view = memoryview(b)[10:200]
    total += view[3] + len(bytes(view)) + b.find(b"abc") + sum(data[:64])
    view.release()
    total += int.from_bytes(b[:4], "big") + len(i.to_bytes(4, "little"))
    total += len(b.hex()) + len(data.split(b"\n")) + len(b"".join([data, b]))
print(total)
