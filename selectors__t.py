import selectors
print("ok")
