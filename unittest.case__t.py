import unittest.case
print("ok")
