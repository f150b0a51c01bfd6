def fails(function):
    try:
        function()
    except MemoryError:
        return True


def blocks():
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def objects():
    kept = []
    while True:
        kept.append([len(kept)])


def table():
    kept = {}
    while True:
        kept[len(kept)] = None


print(fails(blocks), fails(objects), fails(table))
print(fails(lambda: 3 ** (10**9)), fails(lambda: "x" * (1 << 33)), fails(lambda: 1 << (1 << 33)))
kept = []
while True:
    kept.append(str(len(kept)))
