import zoneinfo._tzpath
print("ok")
