import textwrap
print("ok")
