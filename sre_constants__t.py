import sre_constants
print("ok")
