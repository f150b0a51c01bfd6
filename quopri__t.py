import quopri
print("ok")
