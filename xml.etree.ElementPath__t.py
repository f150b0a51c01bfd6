import xml.etree.ElementPath
print("ok")
