import getpass
print("ok")
