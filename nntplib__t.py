import nntplib
print("ok")
