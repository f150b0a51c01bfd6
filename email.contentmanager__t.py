import email.contentmanager
print("ok")
