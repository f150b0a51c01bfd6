import asyncore
print("ok")
