import importlib.metadata._meta
print("ok")
