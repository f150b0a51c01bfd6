import string
print("ok")
