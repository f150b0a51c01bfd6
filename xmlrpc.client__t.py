import xmlrpc.client
print("ok")
