import wsgiref.validate
print("ok")
