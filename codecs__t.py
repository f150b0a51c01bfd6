import codecs
print("ok")
