"""hpack: headers of HTTP/2 packed and unpacked."""
from hpack import Decoder, Encoder, HeaderTuple, NeverIndexedHeaderTuple
from hpack.exceptions import HPACKDecodingError

e, d = Encoder(), Decoder()
for headers in (
    [(":method", "GET"), (":path", "/index.html"), ("user-agent", "x/1.0"), ("cookie", "a=b; c=d")],
    [(":method", "GET"), (":path", "/style.css"), ("user-agent", "x/1.0"), ("cookie", "a=b; c=d")],
    [HeaderTuple("x-long", "v" * 40), NeverIndexedHeaderTuple("authorization", "secret")],
):
    for huffman in (True, False):
        data = e.encode(headers, huffman=huffman)
        print(len(data), data.hex()[:60], d.decode(data))
e.header_table_size = 64
print(e.encode([("a", "b")]).hex(), d.header_table_size)
try:
    Decoder().decode(b"\xff\xff\xff\xff\xff\xff")
except HPACKDecodingError as err:
    print(type(err).__name__, str(err).split(" from ")[0])
