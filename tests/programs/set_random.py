# Long random sequences of set operations on ints: the order must follow the hash table throughout.
import random

random.seed(11)


def check(rounds, top):
    s, t = set(), set()
    total = 0
    for i in range(rounds):
        op = random.randrange(14)
        v = random.randrange(-top, top)
        if op < 4:
            s.add(v)
        elif op == 4:
            s.discard(v)
        elif op == 5:
            t.add(v)
        elif op == 6 and s:
            total = total * 31 + s.pop()
        elif op == 7:
            s |= t
        elif op == 8:
            t = s - {v, v + 1}
        elif op == 9 and top < 5000 and random.random() < 0.2:
            s &= set(range(-top, v))
        elif op == 10:
            s = set(list(s)) | {v}
        elif op == 11 and random.random() < 0.2:
            s ^= t
        elif op == 12:
            t = s.copy()
            t.difference_update(range(v, v + 5))
        elif op == 13 and random.random() < 0.1:
            s = set({k: 0 for k in t})
        for x in s:
            total = (total * 33 + x) % 1000000007
        total = (total + len(s) * 7 + len(t)) % 1000000007
    print(rounds, top, total, list(s)[:12], list(t)[:6])


for top in (8, 20, 50, 200, 1000):
    check(2000, top)
check(300, 10**15)
tuples = {(i * 7 % 13, i * 5 % 11) for i in range(60)}
print(list(tuples)[:20])
nested = {frozenset([i, i + 1]) for i in range(10)}
print([sorted(x) for x in nested])
print(list({i / 2 for i in range(-5, 12)}))
