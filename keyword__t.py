import keyword
print("ok")
