import unittest.signals
print("ok")
