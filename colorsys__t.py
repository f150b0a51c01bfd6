import colorsys
print("ok")
