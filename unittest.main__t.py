import unittest.main
print("ok")
