import operator
print("ok")
