import sunau
print("ok")
