import tomllib._parser
print("ok")
