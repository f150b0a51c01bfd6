import asynchat
print("ok")
