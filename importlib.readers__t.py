import importlib.readers
print("ok")
