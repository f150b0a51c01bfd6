import random
print("ok")
