"""A list made of something of known length takes no more room than one that is written down."""
import sys

ten = sys.getsizeof([0] * 10)
for made in list([0] * 10), list(range(10)), list((0,) * 10), list("0123456789"), [*range(10)][:]:
    print(len(made), sys.getsizeof(made) == ten)
made = []
made.extend([0] * 10)
print(sys.getsizeof(made) == ten)
made.append(1)
print(sys.getsizeof(made) > ten, len(list(x for x in range(1000))))
