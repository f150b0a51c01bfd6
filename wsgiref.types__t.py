import wsgiref.types
print("ok")
