import subprocess
print("ok")
