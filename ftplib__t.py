import ftplib
print("ok")
