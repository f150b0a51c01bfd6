import importlib.resources._adapters
print("ok")
