import urllib.robotparser
print("ok")
