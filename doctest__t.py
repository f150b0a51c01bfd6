import doctest
print("ok")
