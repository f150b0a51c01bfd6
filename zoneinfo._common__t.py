import zoneinfo._common
print("ok")
