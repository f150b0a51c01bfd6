import logging.handlers
print("ok")
