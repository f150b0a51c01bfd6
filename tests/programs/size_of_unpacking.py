"""More than a hundred targets: the usual order, the usual errors; what is left dies in order."""


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class Attributes:
    def __setattr__(self, name, value):
        if name == "a77":
            raise AttributeError("not this one")
        super().__setattr__(name, value)


log = []
N = 120
names = [f"a{i}" for i in range(N)]


def attributes(o, x):
    (o.a0, o.a1, o.a2, o.a3, o.a4, o.a5, o.a6, o.a7, o.a8, o.a9, o.a10, o.a11, o.a12, o.a13, o.a14,
     o.a15, o.a16, o.a17, o.a18, o.a19, o.a20, o.a21, o.a22, o.a23, o.a24, o.a25, o.a26, o.a27,
     o.a28, o.a29, o.a30, o.a31, o.a32, o.a33, o.a34, o.a35, o.a36, o.a37, o.a38, o.a39, o.a40,
     o.a41, o.a42, o.a43, o.a44, o.a45, o.a46, o.a47, o.a48, o.a49, o.a50, o.a51, o.a52, o.a53,
     o.a54, o.a55, o.a56, o.a57, o.a58, o.a59, o.a60, o.a61, o.a62, o.a63, o.a64, o.a65, o.a66,
     o.a67, o.a68, o.a69, o.a70, o.a71, o.a72, o.a73, o.a74, o.a75, o.a76, o.a77, o.a78, o.a79,
     o.a80, o.a81, o.a82, o.a83, o.a84, o.a85, o.a86, o.a87, o.a88, o.a89, o.a90, o.a91, o.a92,
     o.a93, o.a94, o.a95, o.a96, o.a97, o.a98, o.a99, o.a100, o.a101, o.a102, o.a103, o.a104,
     o.a105, o.a106, o.a107, o.a108, o.a109, o.a110, o.a111, o.a112, o.a113, o.a114, o.a115,
     o.a116, o.a117, o.a118, o.a119) = x


class Plain:
    pass


o = Plain()
attributes(o, range(N))
print(list(vars(o).items()) == [(name, i) for i, name in enumerate(names)])
for wrong in (range(N - 1), range(N + 1), iter(range(N + 1)), iter([]), [1] * (N + 2), 5, None,
              {"a": 1}, "x" * N):
    try:
        attributes(o, wrong)
        print(o.a0, o.a119)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    attributes(Attributes(), (Item(i) for i in range(N)))
except AttributeError as e:
    print(e)
    del e
print(log)
log.clear()


def items(d, x):
    (d[0], d[1], *d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13],
     d[14], d[15], d[16], d[17], d[18], d[19], d[20], d[21], d[22], d[23], d[24], d[25], d[26],
     d[27], d[28], d[29], d[30], d[31], d[32], d[33], d[34], d[35], d[36], d[37], d[38], d[39],
     d[40], d[41], d[42], d[43], d[44], d[45], d[46], d[47], d[48], d[49], d[50], d[51], d[52],
     d[53], d[54], d[55], d[56], d[57], d[58], d[59], d[60], d[61], d[62], d[63], d[64], d[65],
     d[66], d[67], d[68], d[69], d[70], d[71], d[72], d[73], d[74], d[75], d[76], d[77], d[78],
     d[79], d[80], d[81], d[82], d[83], d[84], d[85], d[86], d[87], d[88], d[89], d[90], d[91],
     d[92], d[93], d[94], d[95], d[96], d[97], d[98], d[99], d[100], d[101], d[102], d[103],
     (d[104], e), f) = x
    return e, f


for given in ([*range(104), (7, 8), 9], [*range(200), "ab", 1], iter([*range(104), "xy", 2]),
              range(50), iter(range(50)), iter(())):
    d = {}
    try:
        print(items(d, given), d[2], d[3], d[103], d[104], len(d), list(d) == list(range(105)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, len(d))


def star_at_end(x):
    [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3,
     c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5, e6, e7,
     e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, h0, h1,
     h2, h3, h4, h5, h6, h7, h8, h9, i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, j0, j1, j2, j3, j4, j5,
     j6, j7, j8, j9, *rest] = x
    return a0, e5, j9, rest


print(star_at_end(range(103)), star_at_end(iter(range(100))))
