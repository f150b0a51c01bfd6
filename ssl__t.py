import ssl
print("ok")
