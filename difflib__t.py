import difflib
print("ok")
