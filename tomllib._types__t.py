import tomllib._types
print("ok")
