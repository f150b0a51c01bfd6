import bisect
import sys


class Wide:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return i


print(len(range(sys.maxsize)), range(sys.maxsize).__len__())
print(len(Wide(sys.maxsize)), len(Wide(2**62)), Wide(sys.maxsize).__len__())
for n in (sys.maxsize + 1, -1):
    try:
        print(len(Wide(n)))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
n = sys.maxsize - 1
for data in (range(n), Wide(n)):
    print(bisect.bisect_left(data, n - 3), bisect.bisect_right(data, n - 3, n - 10, n))
