import xmlrpc.server
print("ok")
