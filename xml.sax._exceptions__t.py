import xml.sax._exceptions
print("ok")
