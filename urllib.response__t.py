import urllib.response
print("ok")
