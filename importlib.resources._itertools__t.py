import importlib.resources._itertools
print("ok")
