import email.generator
print("ok")
