import email.mime.text
print("ok")
