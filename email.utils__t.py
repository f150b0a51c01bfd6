import email.utils
print("ok")
