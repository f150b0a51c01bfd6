import xml.dom.pulldom
print("ok")
