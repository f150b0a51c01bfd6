import xml.dom.expatbuilder
print("ok")
