import xml.sax.xmlreader
print("ok")
