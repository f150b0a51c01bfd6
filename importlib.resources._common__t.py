import importlib.resources._common
print("ok")
