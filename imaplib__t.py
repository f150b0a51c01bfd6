import imaplib
print("ok")
