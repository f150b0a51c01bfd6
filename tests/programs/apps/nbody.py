"""Planets that pull each other; the energy must stay."""
from math import sqrt

DAYS = 365.24
SUN = 4 * 3.141592653589793**2
BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SUN),
    ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
     [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS], 0.000954791938424326609 * SUN),
    ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
     [-0.00276742510726411 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS], 0.000285885980666130812 * SUN),
]


def pairs(items):
    for i, a in enumerate(items):
        for b in items[i + 1 :]:
            yield a, b


def advance(dt, steps):
    both = list(pairs(BODIES))
    for _ in range(steps):
        for (p, v, m), (q, w, n) in both:
            d = [x - y for x, y in zip(p, q)]
            pull = dt / sqrt(sum(x * x for x in d)) ** 3
            for i in range(3):
                v[i] -= d[i] * n * pull
                w[i] += d[i] * m * pull
        for p, v, _ in BODIES:
            for i in range(3):
                p[i] += dt * v[i]


def energy():
    e = sum(0.5 * m * sum(x * x for x in v) for _, v, m in BODIES)
    return e - sum(m * n / sqrt(sum((x - y) ** 2 for x, y in zip(p, q))) for (p, _, m), (q, _, n) in pairs(BODIES))


print(f"{energy():.9f}")
advance(0.01, 2000)
print(f"{energy():.9f}", [round(x, 9) for x in BODIES[1][0]])
