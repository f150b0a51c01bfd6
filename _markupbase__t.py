import _markupbase
print("ok")
