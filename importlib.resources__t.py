import importlib.resources
print("ok")
