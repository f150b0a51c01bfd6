import pty
print("ok")
