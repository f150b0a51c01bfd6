import importlib.abc
print("ok")
