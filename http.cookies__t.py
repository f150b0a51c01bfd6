import http.cookies
print("ok")
