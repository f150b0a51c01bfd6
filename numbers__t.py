import numbers
print("ok")
