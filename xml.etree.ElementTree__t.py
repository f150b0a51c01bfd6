import xml.etree.ElementTree
print("ok")
