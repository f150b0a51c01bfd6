import bz2
print("ok")
