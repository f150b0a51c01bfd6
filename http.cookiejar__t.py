import http.cookiejar
print("ok")
