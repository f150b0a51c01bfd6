import email.mime.image
print("ok")
