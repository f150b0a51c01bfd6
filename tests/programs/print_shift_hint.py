# The statement of Python 2 gets a hint.
for attempt in (lambda: print >> 3, lambda: len >> 3, lambda: 3 >> print, lambda: print << 3):
    try:
        attempt()
    except TypeError as e:
        print(e)
shown = print
try:
    shown >>= 1
except TypeError as e:
    print(e)
