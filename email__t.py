import email
print("ok")
