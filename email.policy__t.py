import email.policy
print("ok")
