import xml
print("ok")
