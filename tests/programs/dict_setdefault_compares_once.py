"""setdefault() asks for one hash and one comparison."""


class Key:
    hashes = comparisons = 0

    def __hash__(self):
        Key.hashes += 1
        return 42

    def __eq__(self, other):
        Key.comparisons += 1
        return self is other


d = {Key(): 5}
d.setdefault(Key(), [])
print(Key.hashes, Key.comparisons, len(d))
d = {"d": 4}
for other in {"d", "e"}, frozenset("de"), ["d"], {"d": 1}.keys():
    print(type(d.keys() & other).__name__, type(other & d.keys() if not isinstance(other, list) else 0).__name__)
