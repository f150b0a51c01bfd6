import cgi
print("ok")
