import xml.sax.saxutils
print("ok")
