import xml.parsers
print("ok")
