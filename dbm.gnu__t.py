import dbm.gnu
print("ok")
