import _compression
print("ok")
