import datetime
import time

print(time.strptime("2024-02-03 04:05:06", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("Sat Feb  3 04:05:06 2024") == time.strptime("2024 034 4:5:6", "%Y %j %H:%M:%S"))
print(datetime.datetime.strptime("2024-02-03 +0200", "%Y-%m-%d %z"))
for text, form in (("x", "%Y"), ("2024 rest", "%Y"), ("31 13 2023", "%d %m %Y"), ("1", "%Q")):
    try:
        print(time.strptime(text, form))
    except ValueError as e:
        print(e)
try:
    time.strptime(1)
except TypeError as e:
    print(e)
