import tokenize
print("ok")
