import chunk
print("ok")
