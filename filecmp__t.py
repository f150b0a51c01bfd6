import filecmp
print("ok")
