import telnetlib
print("ok")
