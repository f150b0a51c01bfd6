import sys

try:
    for i in range(20000):
        print("line", i)
    sys.stdout.flush()
except OSError as error:
    print(type(error).__name__, error.errno, file=sys.stderr)
    sys.stdout.close()
