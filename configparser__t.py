import configparser
print("ok")
