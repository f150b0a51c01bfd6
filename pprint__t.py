import pprint
print("ok")
