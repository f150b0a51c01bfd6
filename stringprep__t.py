import stringprep
print("ok")
