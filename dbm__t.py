import dbm
print("ok")
