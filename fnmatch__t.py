import fnmatch
print("ok")
