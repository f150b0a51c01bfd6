import locale
print("ok")
