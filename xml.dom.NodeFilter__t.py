import xml.dom.NodeFilter
print("ok")
