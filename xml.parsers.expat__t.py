import xml.parsers.expat
print("ok")
