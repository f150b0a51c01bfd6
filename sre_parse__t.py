import sre_parse
print("ok")
