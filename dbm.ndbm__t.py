import dbm.ndbm
print("ok")
