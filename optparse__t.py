import optparse
print("ok")
