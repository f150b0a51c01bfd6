"""More than a hundred `for`s in a comprehension."""

log = []


def deep(x, y):
    return [x0 + x105
            for x0 in x for x1 in x for x2 in x for x3 in x for x4 in x for x5 in x for x6 in x for
            x7 in x for x8 in x for x9 in x for x10 in x for x11 in x for x12 in x for x13 in x for
            x14 in x for x15 in x for x16 in x for x17 in x for x18 in x for x19 in x for x20 in x
            for x21 in x for x22 in x for x23 in x for x24 in x for x25 in x for x26 in x for x27 in
            x for x28 in x for x29 in x for x30 in x for x31 in x for x32 in x for x33 in x for x34
            in x for x35 in x for x36 in x for x37 in x for x38 in x for x39 in x for x40 in x for
            x41 in x for x42 in x for x43 in x for x44 in x for x45 in x for x46 in x for x47 in x
            for x48 in x for x49 in x for x50 in y for x51 in x for x52 in x for x53 in x for x54 in
            x for x55 in x for x56 in x for x57 in x for x58 in x for x59 in x for x60 in x for x61
            in x for x62 in x for x63 in x for x64 in x for x65 in x for x66 in x for x67 in x for
            x68 in x for x69 in x for x70 in x for x71 in x for x72 in x for x73 in x for x74 in x
            for x75 in x for x76 in x for x77 in x for x78 in x for x79 in x for x80 in x for x81 in
            x for x82 in x for x83 in x for x84 in x for x85 in x for x86 in x for x87 in x for x88
            in x for x89 in x for x90 in x for x91 in x for x92 in x for x93 in x for x94 in x for
            x95 in x for x96 in x for x97 in x for x98 in x for x99 in x for x100 in x for x101 in x
            for x102 in x for x103 in x for x104 in y for x105 in (1, x104) for x106 in x for x107
            in x for x108 in x for x109 in y if x50]


print(deep([1], [0, 1, 2]), deep([], [1]), deep([1], []))


def failing(x, y):
    return {x0
            for x0 in x for x1 in x for x2 in x for x3 in x for x4 in x for x5 in x for x6 in x for
            x7 in x for x8 in x for x9 in x for x10 in x for x11 in x for x12 in x for x13 in x for
            x14 in x for x15 in x for x16 in x for x17 in x for x18 in x for x19 in x for x20 in x
            for x21 in x for x22 in x for x23 in x for x24 in x for x25 in x for x26 in x for x27 in
            x for x28 in x for x29 in x for x30 in x for x31 in x for x32 in x for x33 in x for x34
            in x for x35 in x for x36 in x for x37 in x for x38 in x for x39 in x for x40 in x for
            x41 in x for x42 in x for x43 in x for x44 in x for x45 in x for x46 in x for x47 in x
            for x48 in x for x49 in x for x50 in x for x51 in x for x52 in x for x53 in x for x54 in
            x for x55 in x for x56 in x for x57 in x for x58 in x for x59 in x for x60 in x for x61
            in x for x62 in x for x63 in x for x64 in x for x65 in x for x66 in x for x67 in x for
            x68 in x for x69 in x for x70 in x for x71 in x for x72 in x for x73 in x for x74 in x
            for x75 in x for x76 in x for x77 in x for x78 in x for x79 in x for x80 in x for x81 in
            x for x82 in x for x83 in x for x84 in x for x85 in x for x86 in x for x87 in x for x88
            in x for x89 in x for x90 in x for x91 in x for x92 in x for x93 in x for x94 in x for
            x95 in x for x96 in x for x97 in x for x98 in x for x99 in x for x100 in x for x101 in x
            for x102 in x for x103 in x for x104 in x for x105 in x for x106 in x for x107 in y for
            x108 in x for x109 in x}


class Loop:
    def __init__(self, n):
        self.n = n
        self.left = 1

    def __iter__(self):
        return Loop(self.n + 1)

    def __next__(self):
        if self.left:
            self.left = 0
            return self
        raise StopIteration

    def __del__(self):
        log.append(self.n)


for wrong in (3, [4, 5], "ab", iter([6])):
    try:
        print(failing([1], wrong))
    except TypeError as e:
        print(e)


def nested(first):
    return [0
            for x0 in first for x1 in x0 for x2 in x1 for x3 in x2 for x4 in x3 for x5 in x4 for x6
            in x5 for x7 in x6 for x8 in x7 for x9 in x8 for x10 in x9 for x11 in x10 for x12 in x11
            for x13 in x12 for x14 in x13 for x15 in x14 for x16 in x15 for x17 in x16 for x18 in
            x17 for x19 in x18 for x20 in x19 for x21 in x20 for x22 in x21 for x23 in x22 for x24
            in x23 for x25 in x24 for x26 in x25 for x27 in x26 for x28 in x27 for x29 in x28 for
            x30 in x29 for x31 in x30 for x32 in x31 for x33 in x32 for x34 in x33 for x35 in x34
            for x36 in x35 for x37 in x36 for x38 in x37 for x39 in x38 for x40 in x39 for x41 in
            x40 for x42 in x41 for x43 in x42 for x44 in x43 for x45 in x44 for x46 in x45 for x47
            in x46 for x48 in x47 for x49 in x48 for x50 in x49 for x51 in x50 for x52 in x51 for
            x53 in x52 for x54 in x53 for x55 in x54 for x56 in x55 for x57 in x56 for x58 in x57
            for x59 in x58 for x60 in x59 for x61 in x60 for x62 in x61 for x63 in x62 for x64 in
            x63 for x65 in x64 for x66 in x65 for x67 in x66 for x68 in x67 for x69 in x68 for x70
            in x69 for x71 in x70 for x72 in x71 for x73 in x72 for x74 in x73 for x75 in x74 for
            x76 in x75 for x77 in x76 for x78 in x77 for x79 in x78 for x80 in x79 for x81 in x80
            for x82 in x81 for x83 in x82 for x84 in x83 for x85 in x84 for x86 in x85 for x87 in
            x86 for x88 in x87 for x89 in x88 for x90 in x89 for x91 in x90 for x92 in x91 for x93
            in x92 for x94 in x93 for x95 in x94 for x96 in x95 for x97 in x96 for x98 in x97 for
            x99 in x98 for x100 in x99 for x101 in x100 for x102 in x101 for x103 in x102 for x104
            in x103 for x105 in x104 for x106 in x105 for x107 in x106 for x108 in 1 / 0 for x109 in
            x108]


try:
    nested(Loop(0))
except ZeroDivisionError as e:
    print(e)
    print(log)
    del e
print(len(log))
print(log[:12], log[-12:])


def generator(x):
    yield from ((x0, x109)
                for x0 in x for x1 in x for x2 in x for x3 in x for x4 in x for x5 in x for x6 in x
                for x7 in x for x8 in x for x9 in x for x10 in x for x11 in x for x12 in x for x13
                in x for x14 in x for x15 in x for x16 in x for x17 in x for x18 in x for x19 in x
                for x20 in x for x21 in x for x22 in x for x23 in x for x24 in x for x25 in x for
                x26 in x for x27 in x for x28 in x for x29 in x for x30 in x for x31 in x for x32 in
                x for x33 in x for x34 in x for x35 in x for x36 in x for x37 in x for x38 in x for
                x39 in x for x40 in x for x41 in x for x42 in x for x43 in x for x44 in x for x45 in
                x for x46 in x for x47 in x for x48 in x for x49 in x for x50 in x for x51 in x for
                x52 in x for x53 in x for x54 in x for x55 in x for x56 in x for x57 in x for x58 in
                x for x59 in x for x60 in x for x61 in x for x62 in x for x63 in x for x64 in x for
                x65 in x for x66 in x for x67 in x for x68 in x for x69 in x for x70 in x for x71 in
                x for x72 in x for x73 in x for x74 in x for x75 in x for x76 in x for x77 in x for
                x78 in x for x79 in x for x80 in x for x81 in x for x82 in x for x83 in x for x84 in
                x for x85 in x for x86 in x for x87 in x for x88 in x for x89 in x for x90 in x for
                x91 in x for x92 in x for x93 in x for x94 in x for x95 in x for x96 in x for x97 in
                x for x98 in x for x99 in x for x100 in x for x101 in x for x102 in x for x103 in x
                for x104 in x for x105 in x for x106 in x for x107 in x for x108 in x for x109 in
                (7, 8))


g = generator([1])
print(next(g), next(g), next(g, None))
g = generator([1])
print(next(g))
g.close()
