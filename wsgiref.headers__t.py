import wsgiref.headers
print("ok")
