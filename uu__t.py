import uu
print("ok")
