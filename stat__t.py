import stat
print("ok")
