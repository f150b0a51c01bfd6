import logging.config
print("ok")
