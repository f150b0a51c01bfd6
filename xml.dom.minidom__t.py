import xml.dom.minidom
print("ok")
