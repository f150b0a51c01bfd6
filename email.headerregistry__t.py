import email.headerregistry
print("ok")
