import datetime
print("ok")
