"""Years past a C int and NULs in a format are errors, not other years and shorter texts."""
import time

for year in (2**31 - 1, 2**31, -2**31, -2**31 - 1, -2**31 + 1900):
    for f in (time.asctime, lambda t: time.strftime("%Y", t)):
        try:
            print(f((year,) + (0,) * 8))
        except OverflowError as e:
            print("OverflowError", e)
try:
    time.strftime("%S\0")
except ValueError as e:
    print("ValueError", e)
