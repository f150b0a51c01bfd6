import email.base64mime
print("ok")
