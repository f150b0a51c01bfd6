"""A store that fails: what was unpacked dies in the order of the targets, the next one first."""

log = []


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class Owner:
    def __setattr__(self, name, value):
        if name == "b":
            raise AttributeError(name)


def unpack(o, x):
    o.a, o.b, o.c, o.d, o.e = x


def unpack_star(o, x):
    o.a, o.b, *o.c, o.d = x


def unpack_nested(o, x):
    o.a, (o.c, o.b, o.d), o.e = x


for function, items in ((unpack, (Item(i) for i in range(5))),
                        (unpack_star, (Item(i) for i in range(5))),
                        (unpack_nested, iter([Item(1), (Item(i) for i in "xyz"), Item(2)]))):
    try:
        function(Owner(), items)
    except AttributeError as e:
        del items
        print(e, log)
        del e
    print(log)
    log.clear()
