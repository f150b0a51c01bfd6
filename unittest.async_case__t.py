import unittest.async_case
print("ok")
