import gzip
print("ok")
