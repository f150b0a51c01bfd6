# An iterator whose __next__ takes away what drives it stays alive until it returns.
import itertools


class Cuts:
    def __init__(self, name, cut):
        self.name, self.cut, self.n = name, cut, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            try:
                self.cut()
            except (ValueError, StopIteration, RuntimeError) as e:
                print("cut:", e)
        if self.n > 3:
            raise StopIteration
        return self.name, self.n

    def __del__(self):
        print("del", self.name)


def delegates(o):
    yield from o


def loops(o):
    for x in o:
        yield x


def drop(name):
    holder.pop(name)


def close(name):
    holder[name].close()


def clear(name):
    holder[name].gi_frame.clear()


def again(name):
    print("nested", next(holder[name]))


holder = {}
for make in delegates, loops, lambda o: (x for x in o):
    for cut in drop, close, clear, again:
        name = f"{make.__name__} {cut.__name__}"
        it = holder[name] = make(Cuts(name, lambda name=name, cut=cut: cut(name)))
        print(next(it))
        try:
            print(next(it))
            print(next(it), next(it, "end"))
        except StopIteration:
            print("stop")
        holder.clear()
        del it


def chained():
    yield [1]
    yield Cuts("chain", lambda: print("inner", next(c)))
    yield [2]


c = itertools.chain.from_iterable(chained())
print(list(c))
m = map(lambda x: x, Cuts("map", lambda: print("inner", next(m))))
print(list(m))
z = zip(Cuts("zip", lambda: print("inner", next(z))), itertools.count())
print(list(z))
del c, m, z
