import xdrlib
print("ok")
