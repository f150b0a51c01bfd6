import tomllib._re
print("ok")
