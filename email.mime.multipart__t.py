import email.mime.multipart
print("ok")
