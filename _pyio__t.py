import _pyio
print("ok")
