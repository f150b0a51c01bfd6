import __future__
print("ok")
