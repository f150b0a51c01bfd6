import email._policybase
print("ok")
