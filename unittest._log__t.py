import unittest._log
print("ok")
