import email.message
print("ok")
