import xml.dom.domreg
print("ok")
