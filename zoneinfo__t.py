import zoneinfo
print("ok")
