import zipfile
print("ok")
