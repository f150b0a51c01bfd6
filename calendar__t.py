import calendar
print("ok")
