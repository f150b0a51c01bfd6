import socket
print("ok")
