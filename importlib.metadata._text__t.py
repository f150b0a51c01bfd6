import importlib.metadata._text
print("ok")
