import wsgiref.util
print("ok")
