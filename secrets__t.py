import secrets
print("ok")
