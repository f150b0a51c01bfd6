import glob
print("ok")
