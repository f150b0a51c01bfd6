import cgitb
print("ok")
