import platform
print("ok")
