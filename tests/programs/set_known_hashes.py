"""What fills a set from a dict, or a dict from a set, asks for no hash a second time."""


class Counted(int):
    asked = 0

    def __hash__(self):
        Counted.asked += 1
        return int.__hash__(self)


d = dict.fromkeys(map(Counted, range(10)))
print(Counted.asked)
for make in set, frozenset:
    s = make(d)
    s.difference(d)
    s.union(d)
    dict.fromkeys(s)
    dict.fromkeys(s, 1)
    print(Counted.asked)
s = set(d)
s.symmetric_difference_update(d)
print(Counted.asked, s)
print(dict.fromkeys(d, 5) == dict.fromkeys(range(10), 5), Counted.asked)
