import plistlib
print("ok")
