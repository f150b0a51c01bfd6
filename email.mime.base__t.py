import email.mime.base
print("ok")
