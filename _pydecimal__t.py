import _pydecimal
print("ok")
