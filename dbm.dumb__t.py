import dbm.dumb
print("ok")
