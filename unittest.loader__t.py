import unittest.loader
print("ok")
