import unittest.mock
print("ok")
