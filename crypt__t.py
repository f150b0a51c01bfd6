import crypt
print("ok")
