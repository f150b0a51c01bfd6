import socketserver
print("ok")
