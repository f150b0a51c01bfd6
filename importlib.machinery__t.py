import importlib.machinery
print("ok")
