import xml.etree
print("ok")
