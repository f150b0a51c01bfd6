import wsgiref.handlers
print("ok")
