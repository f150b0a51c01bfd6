import zoneinfo._zoneinfo
print("ok")
