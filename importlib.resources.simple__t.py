import importlib.resources.simple
print("ok")
