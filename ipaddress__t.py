import ipaddress
print("ok")
