import netrc
print("ok")
