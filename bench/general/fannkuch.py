"""Flips of prefixes of every permutation."""
import sys

N = 9


def fannkuch(n):
    first = list(range(n))
    counts = [0] * n
    most = 0
    checksum = 0
    sign = 1
    r = n
    while True:
        while r > 1:
            counts[r - 1] = r
            r -= 1
        if first[0]:
            row = first[:]
            flips = 0
            top = row[0]
            while top:
                low, high = 0, top
                while low < high:
                    row[low], row[high] = row[high], row[low]
                    low += 1
                    high -= 1
                flips += 1
                top = row[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum, most
            head = first[0]
            for i in range(r):
                first[i] = first[i + 1]
            first[r] = head
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    print("fannkuch %d %d" % fannkuch(n))


if __name__ == "__main__":
    main()
