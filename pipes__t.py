import pipes
print("ok")
