import email.mime.message
print("ok")
