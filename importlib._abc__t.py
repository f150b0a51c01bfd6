import importlib._abc
print("ok")
