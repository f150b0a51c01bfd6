"""len() up to sys.maxsize."""
import sys


class Long:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in 2 ** 62 - 1, 2 ** 62, sys.maxsize, sys.maxsize + 1, -1, True:
    for o in Long(n), range(n):
        try:
            print(n, len(o), o.__len__())
        except (OverflowError, ValueError) as e:
            print(n, e)
print(bool(Long(sys.maxsize)))
