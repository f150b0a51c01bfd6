import importlib.resources._legacy
print("ok")
