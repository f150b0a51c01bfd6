import tarfile
print("ok")
