import email.charset
print("ok")
