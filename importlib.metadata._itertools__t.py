import importlib.metadata._itertools
print("ok")
