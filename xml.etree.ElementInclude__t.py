import xml.etree.ElementInclude
print("ok")
