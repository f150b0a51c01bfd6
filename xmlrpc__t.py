import xmlrpc
print("ok")
