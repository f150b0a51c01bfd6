import logging
print("ok")
