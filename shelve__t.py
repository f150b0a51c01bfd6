import shelve
print("ok")
