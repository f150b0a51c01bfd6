"""time.strptime() is read by Python's _strptime, which comes with who says its name."""
import time

print(time.strptime("2001-02-03 04:05:06", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("Sat Feb  3 04:05:06 2001"))
for text, form in (("2001", "%m"), (b"2001", "%Y"), ("1 2", "%d")):
    try:
        print(time.strptime(text, form))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
