import importlib.simple
print("ok")
