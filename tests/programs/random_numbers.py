# The module random gives Python's numbers for a seed.
import random


def attempt(f, *args, **keywords):
    try:
        return repr(f(*args, **keywords))
    except (ValueError, TypeError, IndexError) as e:
        return type(e).__name__ + ": " + str(e)


for seed in (0, 1, -5, 42, 2**31, 2**32, 2**64 + 7, 10**50, 0.5, -0.0, "hello", "", "h\u00e9llo", b"bytes", bytearray(b"x" * 200), True):
    random.seed(seed)
    print(repr(seed)[:30], random.random(), random.getrandbits(5), random.getrandbits(32), random.getrandbits(33), random.getrandbits(100))
random.seed("abc", 1)
print(random.random())
random.seed(2024)
print([random.random() for _ in range(5)])
print([random.randint(1, 6) for _ in range(20)], random.randrange(10), random.randrange(5, 10), random.randrange(0, 100, 7), random.randrange(10, 0, -3),
      random.randrange(10**30), random.randint(-10**20, 10**20))
print([random.choice("abcdef") for _ in range(10)], random.choice([1, 2, 3]), random.choice(range(1000)), random.choice((9,)))
xs = list(range(30))
random.shuffle(xs)
print(xs)
print(random.sample(range(100), 10), random.sample("abcdefgh", 3), random.sample(range(10**9), 5), random.sample([1, 2, 3], 3), random.sample(xs, 25))
print(random.sample(["a", "b"], 4, counts=[3, 4]), random.sample([], 0))
print(random.choices("xyz", k=10), random.choices([1, 2, 3], [10, 1, 1], k=12), random.choices("ab", cum_weights=[1, 5], k=8), random.choices(range(3)))
print(random.uniform(1, 2), random.uniform(-1.5, 1.5), random.triangular(), random.triangular(1, 5, 2), random.triangular(3, 3))
print(random.gauss(0, 1), random.gauss(10, 2), random.gauss(), random.normalvariate(0, 1), random.lognormvariate(0, 0.5), random.expovariate(1.5))
print(random.vonmisesvariate(1, 2), random.vonmisesvariate(0, 0), random.gammavariate(2, 3), random.gammavariate(1, 3), random.gammavariate(0.5, 1),
      random.betavariate(1, 2), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.randbytes(7), random.randbytes(0), random.getrandbits(0))
state = random.getstate()
first = [random.random(), random.gauss(0, 1)]
random.setstate(state)
print(first == [random.random(), random.gauss(0, 1)], len(state), state[0], len(state[1]))
r = random.Random(7)
s = random.Random(7)
print(r.random() == s.random(), [r.randint(0, 9) for _ in range(5)], s.random())
for call in (lambda: random.randrange(0), lambda: random.randrange(5, 1), lambda: random.randrange(1.5), lambda: random.randrange(1, 5, 0),
             lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.choices([1, 2], [1]), lambda: random.choices([1], [0]),
             lambda: random.choices([1], [1], cum_weights=[1]), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1),
             lambda: random.getrandbits(-1), lambda: random.seed([]), lambda: random.shuffle((1, 2)), lambda: random.sample([1, 2], 1, counts=[1])):
    print(attempt(call))


class Fixed(random.Random):
    def random(self):
        return 0.25


f = Fixed()
print(f.random(), f.uniform(0, 8), f.choice("abcd"), f.randrange(100), f.choices("abcd", k=2))
x = 0
random.seed(99)
for i in range(2000):
    x = (x * 31 + random.getrandbits(30) + random.randrange(i + 1)) % 1000000007
print(x)
