import email.header
print("ok")
