import xml.etree.cElementTree
print("ok")
