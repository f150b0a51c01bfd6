import unittest.__main__
print("ok")
