import http.server
print("ok")
