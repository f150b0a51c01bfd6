import pkgutil
print("ok")
