import _weakrefset
print("ok")
