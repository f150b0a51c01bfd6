import copyreg
print("ok")
