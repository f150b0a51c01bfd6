import importlib
print("ok")
