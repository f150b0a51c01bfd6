# What is raised in a loop of guessed numbers: line, message, handlers, and what was done before.
import traceback


def shares(items, by):
    done = []
    for x in items:
        try:
            done.append(1.0 / (x - by))
            done.append(x / by + 0.5)
        except ZeroDivisionError as e:
            done.append(str(e))
        except TypeError as e:
            done.append("type")
            by = by + 1.0
        finally:
            by = by - 0.5
    return done, by


print(shares([1.0, 2.0, 3.0, "x", 0.5, 2, 1.5], 1.0))
print(shares([1.0, 2.0], 2.0))


def remainders(a, b):
    out = []
    while a > 0:
        out.append(a % b)
        out.append(a // b)
        a = a - 1
        b = b - 1
    return out


for a, b in ((3, 5), (3, 2), (4, -1)):
    try:
        print(remainders(a, b))
    except ZeroDivisionError:
        print(traceback.format_exc().splitlines()[-1:])


def scaled(x, n):
    i = 0
    while i < n:
        x = x * 2.0 + missing(i)
        i += 1
    return x


def missing(i):
    if i == 2:
        raise KeyError(i)
    return i * 0.5


try:
    scaled(1.0, 5)
except KeyError:
    for line in traceback.format_exc().splitlines():
        print(line.strip() if "File" not in line else line[line.index("line") :])
