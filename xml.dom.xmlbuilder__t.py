import xml.dom.xmlbuilder
print("ok")
