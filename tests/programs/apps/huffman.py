"""Huffman coding with heapq, packed into bytes and back."""
import heapq
from collections import Counter
from itertools import count


def code_of(text):
    order = count()
    heap = [(n, next(order), c) for c, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], next(order), (a[2], b[2])))
    codes = {}

    def walk(node, prefix):
        if isinstance(node, tuple):
            walk(node[0], prefix + "0")
            walk(node[1], prefix + "1")
        else:
            codes[node] = prefix or "0"

    walk(heap[0][2], "")
    return codes


def encode(text, codes):
    bits = "".join(codes[c] for c in text)
    return len(bits), int("1" + bits, 2).to_bytes(len(bits) // 8 + 1, "big")


def decode(data, codes):
    back = {v: k for k, v in codes.items()}
    word = ""
    for bit in bin(int.from_bytes(data, "big"))[3:]:
        word += bit
        if word in back:
            yield back[word]
            word = ""


text = "she sells sea shells by the sea shore, the shells she sells are sea shells"
codes = code_of(text)
bits, data = encode(text, codes)
print(sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[1])))
print(bits, len(text) * 8, data.hex(), "".join(decode(data, codes)) == text)
