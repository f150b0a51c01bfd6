import xml.sax
print("ok")
