import email.iterators
print("ok")
