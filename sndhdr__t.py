import sndhdr
print("ok")
