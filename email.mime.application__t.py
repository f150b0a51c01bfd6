import email.mime.application
print("ok")
