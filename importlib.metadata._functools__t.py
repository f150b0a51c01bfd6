import importlib.metadata._functools
print("ok")
