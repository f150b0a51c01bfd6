import wsgiref.simple_server
print("ok")
