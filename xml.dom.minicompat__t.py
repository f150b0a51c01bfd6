import xml.dom.minicompat
print("ok")
