import xml.sax.handler
print("ok")
