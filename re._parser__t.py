import re._parser
print("ok")
