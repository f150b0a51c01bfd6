import email.mime.nonmultipart
print("ok")
