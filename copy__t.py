import copy
print("ok")
