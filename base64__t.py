import base64
print("ok")
