import email.encoders
print("ok")
