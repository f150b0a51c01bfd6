import fileinput
print("ok")
