import _py_abc
print("ok")
