import tomllib
print("ok")
