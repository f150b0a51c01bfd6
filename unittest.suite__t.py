import unittest.suite
print("ok")
