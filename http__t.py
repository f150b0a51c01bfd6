import http
print("ok")
