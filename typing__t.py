import typing
print("ok")
