import pathlib
print("ok")
