import sys
print("hello")
raise ValueError("x")
