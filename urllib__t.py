import urllib
print("ok")
