import importlib.resources.abc
print("ok")
