import cmd
print("ok")
