import importlib.metadata._collections
print("ok")
