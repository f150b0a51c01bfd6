import mimetypes
print("ok")
