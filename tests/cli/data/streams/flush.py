import sys
print("hello", flush=True)
print("after")
