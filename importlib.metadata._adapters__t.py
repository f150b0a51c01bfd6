import importlib.metadata._adapters
print("ok")
