import shlex
print("ok")
