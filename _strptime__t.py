import _strptime
print("ok")
