import email.errors
print("ok")
