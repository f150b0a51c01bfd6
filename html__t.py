import html
print("ok")
