import urllib.error
print("ok")
