import lzma
print("ok")
