import urllib.parse
print("ok")
