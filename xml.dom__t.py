import xml.dom
print("ok")
