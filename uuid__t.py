import uuid
print("ok")
