import importlib.resources.readers
print("ok")
