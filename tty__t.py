import tty
print("ok")
