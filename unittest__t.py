import unittest
print("ok")
