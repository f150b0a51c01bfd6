from _statistics import _normal_dist_inv_cdf as f
for p in (1e-300, 1e-20, 1e-5, .01, .075, .0749, .25, .5, .75, .925, .9999, 1 - 1e-16):
    print(f(p, 0.0, 1.0), f(p, 100, 15))
for bad in ((0, 0, 1), (1, 0, 1), (.5, 0, 0), (.5, 0, -1), ('a', 0, 1), (.5, 0)):
    try:
        print(f(*bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
