import gettext
print("ok")
