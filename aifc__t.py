import aifc
print("ok")
