import xml.sax.expatreader
print("ok")
