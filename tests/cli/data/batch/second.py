import shared
from collections import Counter

counter = Counter("second")
print(counter["d"], shared.counter(), shared.counter())
raise SystemExit(5)
