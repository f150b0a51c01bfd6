import email._parseaddr
print("ok")
