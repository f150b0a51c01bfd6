import imghdr
print("ok")
