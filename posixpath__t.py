import posixpath
print("ok")
