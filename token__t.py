import token
print("ok")
