import _threading_local
print("ok")
