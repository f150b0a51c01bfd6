import importlib.metadata
print("ok")
