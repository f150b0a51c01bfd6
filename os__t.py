import os
print("ok")
