import hashlib
print("ok")
