import hmac
print("ok")
