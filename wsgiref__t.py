import wsgiref
print("ok")
