import importlib.util
print("ok")
