import _collections_abc
print("ok")
