import unittest.runner
print("ok")
