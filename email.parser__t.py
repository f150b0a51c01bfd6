import email.parser
print("ok")
