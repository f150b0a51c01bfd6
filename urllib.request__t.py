import urllib.request
print("ok")
