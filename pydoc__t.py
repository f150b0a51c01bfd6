import pydoc
print("ok")
