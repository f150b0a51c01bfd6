import email.mime
print("ok")
