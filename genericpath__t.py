import genericpath
print("ok")
