import decimal
print("ok")
