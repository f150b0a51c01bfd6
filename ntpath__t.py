import ntpath
print("ok")
