import shutil
print("ok")
