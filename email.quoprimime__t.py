import email.quoprimime
print("ok")
