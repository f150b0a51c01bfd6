import poplib
print("ok")
