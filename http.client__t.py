import http.client
print("ok")
