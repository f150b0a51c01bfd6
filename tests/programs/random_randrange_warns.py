"""randrange() warns of arguments that are no ints, whether it takes or refuses them."""
import random
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)
for args in ((3.0,), ("3",), (1.5,), (0, 3.0), (0, 2.5), (0, 3, 1.0), (0, 3, 1.5), (3, None, 2),
             (0, 10, 0), (0, "x")):
    try:
        random.randrange(*args)
        print(args, "taken")
    except (TypeError, ValueError) as e:
        print(args, type(e).__name__, e)
